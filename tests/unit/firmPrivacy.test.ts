import { describe, expect, it } from 'vitest';
import { issueToken } from '../../shared/sim/firm/houseToken.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { type SimState, type SoleKind, USD } from '../../shared/sim/state.ts';
import { publicView } from '../../shared/sim/views/publicView.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { mergeLine, tell, theLongBoom } from '../support/boom.ts';
import { MILLION, newGame } from '../support/game.ts';

const seats: SeatId[] = ['chief', 'engineer', 'desk', 'risk'];

/** A firm in its second round with a line, a token of its own, and something in every drawer. */
function firmWithSecrets(seed: string): SimState {
  const state = createSim(theLongBoom, seed);
  const pass = (steps: number): void => {
    for (let i = 0; i < steps; i++) step(state, []);
  };
  pass(40);
  mergeLine(state, 5 * MILLION);
  issueToken(state, true);
  tell(state, 'desk', { type: 'set_levers', creditShare: 0.05, farmShare: 0.2 });
  tell(state, 'chief', { type: 'make_statement', topic: 'related_party', claim: true });
  pass(400);
  while (state.phase !== 'live') pass(1);
  return state;
}

/** Cents move between two accounts, whatever their floors. */
function shift(state: SimState, to: SoleKind, source: SoleKind, cents: number): void {
  state.ledger.balances[state.sole[to] * state.ledger.assets + USD]! += cents;
  state.ledger.balances[state.sole[source] * state.ledger.assets + USD]! -= cents;
}

const business = (state: SimState) => state.business!;
const CENTS = 12_345_678;

/** Changes one thing, and tells who could notice. */
const secrets: { name: string; mayKnow: SeatId[]; change: (state: SimState) => void }[] = [
  {
    name: 'how many rounds there are',
    mayKnow: [],
    change: (state) => {
      business(state).weather.rounds += 1;
    },
  },
  {
    name: 'when the boom ends',
    mayKnow: [],
    change: (state) => {
      business(state).weather.boomEnd += 0.7;
    },
  },
  {
    name: 'the days on which things break',
    mayKnow: [],
    change: (state) => {
      business(state).weather.exploitDay += 400;
    },
  },
  {
    name: 'customers’ doubt',
    mayKnow: [],
    change: (state) => {
      business(state).doubt += 0.3;
    },
  },
  {
    name: 'rumour and lost reputation',
    mayKnow: [],
    change: (state) => {
      business(state).rumour += 0.2;
      business(state).reputationLoss += 0.2;
    },
  },
  {
    name: 'the share of the market it will settle at',
    mayKnow: [],
    change: (state) => {
      business(state).targetShare *= 1.5;
    },
  },
  {
    name: 'how many people could tell',
    mayKnow: [],
    change: (state) => {
      business(state).insiders += 4;
    },
  },
  {
    name: 'contradictions and what they have led to',
    mayKnow: [],
    change: (state) => {
      business(state).contradictions += 2;
      business(state).leaks += 1;
    },
  },
  {
    name: 'a loss that was booked where nobody looks',
    mayKnow: [],
    change: (state) => {
      business(state).hiddenLossCents += CENTS;
    },
  },
  {
    name: 'how false a statement is',
    mayKnow: [],
    change: (state) => {
      business(state).statements.at(-1)!.gap = 0.9;
    },
  },
  {
    // Counsel works the fine out for whoever signs for the books.
    name: 'the most that was ever in use',
    mayKnow: ['chief'],
    change: (state) => {
      business(state).peakUseCents += CENTS;
    },
  },
  {
    name: 'where credit is meant to go',
    mayKnow: [],
    change: (state) => {
      business(state).creditMix.farm += 0.3;
    },
  },
  {
    name: 'the mood of the world',
    mayKnow: [],
    change: (state) => {
      business(state).outside.mood *= 0.5;
    },
  },
  // The engineer reads every account's cash as the engine holds it.
  { name: 'the desk’s cash', mayKnow: ['chief', 'engineer', 'desk'], change: (state) => shift(state, 'desk', 'outside_world', CENTS) },
  {
    name: 'what is in the farm and what in ventures',
    mayKnow: ['desk'],
    change: (state) => shift(state, 'desk_farm', 'desk_ventures', CENTS),
  },
  { name: 'the insurance fund', mayKnow: ['chief', 'engineer'], change: (state) => shift(state, 'insurance_fund', 'outside_world', 777) },
  { name: 'what lenders are owed', mayKnow: ['chief'], change: (state) => shift(state, 'lender', 'outside_world', -CENTS) },
  {
    name: 'fees of the round',
    mayKnow: ['chief'],
    change: (state) => {
      business(state).roundFeesCents += CENTS;
    },
  },
  {
    name: 'withdrawals of a quiet week',
    mayKnow: ['chief'],
    change: (state) => {
      state.withdrawn.push({ day: state.clock.day, cents: CENTS });
    },
  },
  {
    name: 'a lever of the desk',
    mayKnow: ['desk'],
    change: (state) => {
      business(state).levers.hedgeShare = 0.31;
    },
  },
  {
    name: 'a lever of the chief',
    mayKnow: ['chief'],
    change: (state) => {
      business(state).levers.marketingShare = 0.02;
    },
  },
  {
    name: 'a lever of risk',
    mayKnow: ['risk'],
    change: (state) => {
      business(state).levers.strictCollateral = false;
    },
  },
  {
    name: 'the hedge outside',
    mayKnow: ['desk'],
    change: (state) => {
      business(state).hedgeLots += 900;
    },
  },
  {
    name: 'the desk’s orders under its token',
    mayKnow: ['desk'],
    change: (state) => {
      business(state).token!.defence = { priceCents: 90, untilDay: 999 };
    },
  },
  {
    name: 'how often a privilege has been used',
    mayKnow: ['engineer'],
    change: (state) => {
      state.requests.find((one) => one.kind === 'credit_line')!.timesUsed += 7;
    },
  },
  {
    name: 'what risk has asked to be audited',
    mayKnow: ['risk'],
    change: (state) => {
      business(state).audits.push({ subject: 'fund', round: 2, day: 200, answerDay: 207, answeredStep: null, found: false });
    },
  },
  {
    name: 'that a request lies with the board',
    mayKnow: ['chief', 'engineer', 'desk'],
    change: (state) => {
      business(state).escalations.push({
        requestId: state.requests[0]!.requestId,
        seat: 'desk',
        day: 200,
        answerDay: 214,
        answered: false,
        upheld: null,
        why: null,
        wouldPass: null,
        takeUntilDay: null,
      });
    },
  },
];

describe('what a seat of a firm of several rounds sees does not depend on what it may not know', () => {
  for (const seed of ['7', 'b0']) {
    const state = firmWithSecrets(seed);
    for (const { name, mayKnow, change } of secrets) {
      it(`${name} is known to ${mayKnow.join(', ') || 'nobody'} alone (seed ${seed})`, () => {
        const other = structuredClone(state);
        change(other);
        const noticed = seats.filter(
          (seat) => JSON.stringify(seatView(other, seat, 'BIT')) !== JSON.stringify(seatView(state, seat, 'BIT')),
        );
        expect(noticed).toEqual(mayKnow);
        expect(publicView(other)).toEqual(publicView(state));
      });
    }

    it(`crosses the wire as it is (seed ${seed})`, () => {
      for (const seat of seats) {
        const view = seatView(state, seat, 'BIT');
        expect(JSON.parse(JSON.stringify(view))).toEqual(view);
      }
    });
  }
});

describe('the firm as its seats see it', () => {
  it('is not there in a game of one round', () => {
    for (const seat of seats) expect(seatView(newGame(), seat, 'BIT').firm).toBeNull();
  });

  it('ranks what was published when the last round ended, not what is true today', () => {
    const state = createSim(theLongBoom, '7');
    const own = () => seatView(state, 'risk', 'BIT').firm!.league.find((row) => row.own)!;
    const opening = own();
    expect(opening).toMatchObject({ shownEquityCents: 96 * MILLION, before: null });
    for (let i = 0; i < 300; i++) step(state, []);
    expect(own()).toEqual(opening);
    while (state.phase === 'live') step(state, []);
    expect(own().before).toMatchObject({ place: 2, shownEquityCents: 96 * MILLION });
    expect(seatView(state, 'risk', 'BIT').firm!.history.map((one) => one.round)).toEqual([0, 1]);
    expect(seatView(state, 'chief', 'BIT').firm!.chief!.displayedEquityCents).toBe(own().shownEquityCents);
  });

  it('gives each lever to one seat, with bounds that the rules take', () => {
    const state = firmWithSecrets('7');
    for (const seat of seats) {
      for (const { lever, range, value, locked } of seatView(state, seat, 'BIT').firm!.levers) {
        if (range === null || locked !== null) continue;
        expect([lever, tell(state, seat, { type: 'set_levers', [lever]: range.max })]).toEqual([lever, null]);
        expect([lever, tell(state, seat, { type: 'set_levers', [lever]: range.min })]).toEqual([lever, null]);
        expect([lever, tell(state, seat, { type: 'set_levers', [lever]: value })]).toEqual([lever, null]);
      }
    }
  });

  it('shows risk an audit’s figures of the day it was answered, and nothing before', () => {
    const state = createSim(theLongBoom, '7');
    const risk = () => seatView(state, 'risk', 'BIT').firm!.risk!;
    tell(state, 'risk', { type: 'audit', subject: 'fund' });
    expect(risk()).toMatchObject({ auditsLeft: 1, audits: [{ subject: 'fund', answered: false, foundCents: null }] });
    while (!risk().audits[0]!.answered) step(state, []);
    const [audit] = risk().audits;
    expect(audit).toMatchObject({ answered: true, besideCents: seatView(state, 'risk', 'BIT').page.displayedFundCents });
    for (let i = 0; i < 30; i++) step(state, []);
    expect(risk().audits[0]).toEqual(audit);
  });
});
