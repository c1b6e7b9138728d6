import { describe, expect, it } from 'vitest';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { USD } from '../../shared/sim/state.ts';
import { publicView } from '../../shared/sim/views/publicView.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { from, MILLION, mergeChange, newGame, play, the } from '../support/game.ts';

const seats: SeatId[] = ['chief', 'engineer', 'desk', 'risk'];

/** A game in which there is something to hide. */
function gameWithSecrets(): SimState {
  const state = newGame();
  play(state, from('desk', { type: 'set_mandate', quoteShare: 0.2, directionalShare: 1, outsideShare: 0.2 }));
  mergeChange(state, 'credit_line', 40 * MILLION);
  mergeChange(state, 'liquidation_exemption', 0);
  play(state, from('desk', { type: 'propose_change', kind: 'credit_line', value: 80 * MILLION, reason: 'everyone_does' }));
  for (let i = 0; i < 80; i++) play(state);
  return state;
}

/** Changes one private thing and tells who could have noticed. */
const secrets: { name: string; mayKnow: SeatId[]; change: (state: SimState) => void }[] = [
  {
    name: 'the desk’s cash',
    mayKnow: ['desk', 'chief', 'engineer'],
    change: (state) => shift(state, the(state, 'desk').index, 12_345_678),
  },
  {
    name: 'the desk’s money outside',
    mayKnow: ['desk', 'chief'],
    change: (state) => shift(state, the(state, 'desk_outside').index, 12_345_678, false),
  },
  { name: 'the insurance fund', mayKnow: ['chief', 'engineer'], change: (state) => shift(state, the(state, 'insurance_fund').index, 777) },
  {
    name: 'the flag',
    mayKnow: ['engineer'],
    change: (state) => {
      the(state, 'desk').allowNegative = false;
    },
  },
  {
    name: 'the fast lane’s flag',
    mayKnow: ['engineer'],
    change: (state) => {
      the(state, 'desk').fastLane = true;
    },
  },
  {
    // Desk and chief see it in what they may ask for; what a seat may not ask for stays unknown to it.
    name: 'the rule that reads the flag',
    mayKnow: ['desk', 'chief', 'engineer'],
    change: (state) => {
      state.rules.liquidationReadsFlag = false;
    },
  },
  {
    name: 'the credit line',
    mayKnow: ['desk', 'chief', 'engineer'],
    change: (state) => {
      the(state, 'desk').borrowCents += 1_000_000;
    },
  },
  {
    name: 'a request on its way',
    mayKnow: ['desk', 'chief'],
    change: (state) => {
      state.requests.at(-1)!.terms.value -= 1_000_000;
    },
  },
  {
    name: 'the mandate',
    mayKnow: ['desk', 'chief'],
    change: (state) => {
      state.mandate.directionalShare = 0.123;
    },
  },
  {
    name: 'the day of the turn',
    mayKnow: [],
    change: (state) => {
      state.world.turnStep += 50;
    },
  },
  {
    name: 'how deep it goes',
    mayKnow: [],
    change: (state) => {
      state.world.turnDepth += 0.1;
    },
  },
  {
    name: 'the seed',
    mayKnow: [],
    change: (state) => {
      state.seed = [1, 2, 3, 4];
    },
  },
  {
    name: 'customers’ doubt',
    mayKnow: [],
    change: (state) => {
      state.world.doubt = 0.7;
    },
  },
];

/** Moves cash between an account and the firm's treasury (inside), or the world (outside). */
function shift(state: SimState, account: number, cents: number, inside = true): void {
  const other = inside ? the(state, 'firm_treasury').index : the(state, 'outside_world').index;
  state.ledger.balances[account * state.ledger.assets + USD]! += cents;
  state.ledger.balances[other * state.ledger.assets + USD]! -= cents;
}

describe('a seat’s view does not depend on what the seat may not know', () => {
  for (const secret of secrets) {
    it(`${secret.name} is known to ${secret.mayKnow.join(', ') || 'nobody'} alone`, () => {
      const state = gameWithSecrets();
      const other = structuredClone(state);
      secret.change(other);
      expect(publicView(other)).toEqual(publicView(state));
      for (const seat of seats) {
        const differs = JSON.stringify(seatView(other, seat, 'BIT-PERP')) !== JSON.stringify(seatView(state, seat, 'BIT-PERP'));
        expect([seat, differs]).toEqual([seat, secret.mayKnow.includes(seat)]);
      }
    });
  }

  it('holds no undefined and no NaN, so that it crosses the wire as it is', () => {
    const state = gameWithSecrets();
    for (const seat of seats) {
      const view = seatView(state, seat, 'BIT');
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    }
  });
});
