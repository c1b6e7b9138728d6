import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Cast, Session, type StepRow } from '../../server/session/Session.ts';
import { castOf, defaultCharacters } from '../../shared/content/characters.ts';
import { surviveASqueeze } from '../../shared/content/scenarios/surviveASqueeze.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { createSim, fingerprint, step } from '../../shared/sim/sim.ts';
import { firstRound } from '../support/game.ts';
import { flashCrash, fullWaterfall } from './storms.ts';

/**
 * Whole games recorded once: every fingerprint and the last evidence hash must come out again. `UPDATE_GOLDEN=1 npx vitest run
 * --project golden` records them anew; do that in a commit of its own that names the rule that moved.
 */
interface Golden {
  name: string;
  scenario: string;
  seed: string;
  cast: Cast;
  fingerprints: string[];
  lastEvidenceHash: string;
  holeCents: number;
}
interface Case {
  name: string;
  scenario: Scenario;
  seed: string;
  cast: Cast;
  /** What must happen in it, or the recording proves nothing of what its name says. */
  meets: string[];
}

const file = new URL('./games.json', import.meta.url);
const cautious: Cast = { chief: 'by_the_book', engineer: 'by_the_book', desk: 'by_the_book', risk: 'by_the_book' };
const granted = { scenario: firstRound, cast: defaultCharacters };
const cases: Case[] = [
  { ...granted, name: 'everything granted, a deep hole', seed: '3', meets: ['request_changed', 'turn_began'] },
  { ...granted, name: 'everything granted, luck holds', seed: '4', meets: ['request_changed', 'turn_began'] },
  { name: 'everything refused', scenario: firstRound, seed: '3', cast: cautious, meets: ['turn_began'] },
  {
    name: 'approved by the chief, refused by the engineer',
    scenario: firstRound,
    seed: '6',
    cast: { ...defaultCharacters, engineer: 'by_the_book' },
    meets: ['request_changed'],
  },
  {
    name: 'a flash crash, and an account that is passed over in it',
    scenario: flashCrash,
    seed: '3',
    cast: defaultCharacters,
    meets: ['news flash_crash', 'liquidation_skipped', 'liquidation_started', 'liquidation_ordered'],
  },
  {
    name: 'a squeeze in a thin coin',
    scenario: surviveASqueeze,
    seed: '1',
    cast: castOf(surviveASqueeze),
    meets: [
      'news squeeze',
      'news squeeze_over',
      'liquidation_started',
      'liquidation_ordered',
      'taken over by backstop',
      'taken over by opposing',
    ],
  },
  {
    name: 'a full waterfall that ends in auto-deleveraging',
    scenario: fullWaterfall,
    seed: '1',
    cast: castOf(fullWaterfall),
    meets: [
      'liquidation_started',
      'liquidation_ordered',
      'taken over by backstop',
      'taken over by opposing',
      'fund_paid',
      'loss shared by auto_deleverage',
    ],
  },
];

function record({ name, scenario, seed, cast }: Case): { golden: Golden; rows: StepRow[] } {
  const session = new Session(scenario, seed, cast);
  const rows: StepRow[] = [];
  while (!session.closed) {
    const advance = session.advance(20, scenario.seats);
    session.release(advance);
    rows.push(...advance.rows);
  }
  const receipt = session.receipt()!;
  const fingerprints = rows.flatMap((row) => (row.fingerprint === null ? [] : [row.fingerprint]));
  const lastEvidenceHash = receipt.evidence.at(-1)!.hash;
  return { golden: { name, scenario: scenario.id, seed, cast, fingerprints, lastEvidenceHash, holeCents: receipt.money.holeCents }, rows };
}

/** What happened, in words that `meets` uses. */
function happening(event: SimEvent): string {
  if (event.type === 'news_printed') return `news ${event.newsId}`;
  if (event.type === 'position_taken_over') return `taken over by ${event.against}`;
  if (event.type === 'loss_shared') return `loss shared by ${event.policy}`;
  return event.type;
}

if (process.env.UPDATE_GOLDEN)
  writeFileSync(
    file,
    `${JSON.stringify(
      cases.map((entry) => record(entry).golden),
      null,
      1,
    )}\n`,
  );
const recorded: Golden[] = JSON.parse(readFileSync(file, 'utf8'));

describe('recorded games', () => {
  for (const entry of cases) {
    it(`${entry.name}: plays to the recorded fingerprints, and its journal replays without bots`, () => {
      const { golden, rows } = record(entry);
      expect(golden).toEqual(recorded.find((known) => known.name === entry.name));
      const replayed = new Session(entry.scenario, entry.seed, entry.cast);
      replayed.replay(rows);
      expect(replayed.receipt()!.evidence.at(-1)!.hash).toBe(golden.lastEvidenceHash);
    });

    it(`${entry.name}: holds what its name says`, () => {
      const state = createSim(entry.scenario, entry.seed);
      const met = new Set<string>();
      for (const row of record(entry).rows) for (const event of step(state, row.commands)) met.add(happening(event));
      expect(entry.meets.filter((wanted) => !met.has(wanted))).toEqual([]);
      expect(fingerprint(state)).toBe(recorded.find((known) => known.name === entry.name)?.fingerprints.at(-1));
    });
  }
});
