import { describe, expect, it } from 'vitest';
import { knewSentence, partOf } from '../../client/screens/trial/knewWords.ts';
import type { Exhibit, KnewLine } from '../../shared/sim/judgement/exhibitTypes.ts';
import type { SumsPoint } from '../../shared/sim/judgement/sums.ts';

const opened = { series: [{ step: 0, day: 0, round: 1 } as SumsPoint] };
const line = (parts: Partial<KnewLine>): KnewLine => ({
  who: 'chief',
  role: 'approved',
  sinceDay: 70,
  act: null,
  toldDay: null,
  knewDay: 70,
  rows: [],
  ...parts,
});
const said = (parts: Partial<KnewLine>, rule: Exhibit['rule'] = 'widest_gap', requestId: number | null = null): string =>
  knewSentence(opened, { rule, requestId }, line(parts));

describe('who knew, in words', () => {
  it('says beside an act when its seat was told, or since when it knew of any of it', () => {
    expect(said({})).toBe('Approved it, in round 1, week 10');
    expect(said({ toldDay: 56, knewDay: 56 })).toBe('Approved it, in round 1, week 10; told in round 1, week 8');
    expect(said({ toldDay: 56, knewDay: 14 })).toBe('Approved it, in round 1, week 10; knew of it since round 1, week 2');
    expect(said({ knewDay: 14 })).toBe('Approved it, in round 1, week 10; knew of it since round 1, week 2');
  });

  it('calls the page the page’s word where nothing was proved', () => {
    const unknown = { sinceDay: null, knewDay: null };
    expect(said({ ...unknown, role: 'not_told' }, 'coverage_proved')).toBe('Only the page’s word');
    expect(said({ ...unknown, role: 'not_told' })).toBe('Not told');
    expect(said({ ...unknown, role: 'could_not_know' }, 'coverage_proved')).toBe('Could not know: only the page’s word');
  });

  it('says of a change that its effect was seen', () => {
    const seen = { role: 'could_have_known' } as const;
    expect(said(seen)).toBe('Could have known: own screen showed it, since round 1, week 10');
    expect(said(seen, 'first_yes', 3)).toBe('Could have known: own screen showed what it did, since round 1, week 10');
  });

  it('tells speaking up from saying no, which stops a thing', () => {
    expect([partOf('objected'), partOf('escalated'), partOf('said_no')]).toEqual(['spoke', 'spoke', 'no']);
  });
});
