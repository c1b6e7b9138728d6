/** What an exhibit shows is known at its step: built from the record as it stood then, it is the same but for its answer. */
import { describe, expect, it } from 'vitest';
import type { EvidenceLog } from '../../shared/sim/judgement/evidenceLog.ts';
import { exhibitAt, picksOf } from '../../shared/sim/judgement/exhibits.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { playSession } from '../support/trial.ts';

describe.each([
  ['slippery-slope', '3'],
  ['slow-and-honest', '5'],
  ['whistle-blower', '4'],
  ['one-small-exception', '8'],
  ['degenerate', '11'],
  ['random', '2'],
  ['flag-never-raised', '2'],
])('%s on seed %s', (policy, seed) => {
  it('shows nothing from beyond the step that it stands at', () => {
    const { log, state, exhibits } = playSession(policy, seed);
    const picks = picksOf(log, state);
    const then = new Map<number, { log: EvidenceLog; state: SimState }>();
    playSession(policy, seed, (path) => {
      if (picks.some(({ step }) => step === path.state.step))
        then.set(path.state.step, structuredClone({ log: path.evidence, state: path.state }));
    });
    expect(exhibits.length).toBe(picks.length);
    expect(exhibits.length).toBeGreaterThanOrEqual(3);
    picks.forEach((pick, index) => {
      const { answer, ...shown } = exhibitAt(pick, `X-${index + 1}`, then.get(pick.step)!, { log, state });
      const { answer: whole, ...exhibit } = exhibits[index]!;
      expect(shown).toEqual(exhibit);
      expect(answer).toEqual(whole);
    });
  });
});
