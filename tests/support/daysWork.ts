/** Doors to ordinary work: what a kind would bring to a desk, putting it there, and what an answer did to the firm. */
import type { StatementTopic } from '../../shared/sim/business.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { MATTERS } from '../../shared/sim/firm/matters/table.ts';
import type { Found, Matter, MatterId } from '../../shared/sim/firm/matters/types.ts';
import { runMatters } from '../../shared/sim/firm/matters.ts';
import type { MeasureId } from '../../shared/sim/firm/measures.ts';
import { ownLiquidCents } from '../../shared/sim/firm/worth.ts';
import { coarseOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import { holderOf, type Scenario } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { tell, theLongBoom } from './boom.ts';

/** A firm some months old, with customers' positions in the books and nothing on any desk. */
export function monthsOld(scenario: Scenario = theLongBoom, steps = 60): SimState {
  const state = createSim(coarseOf(scenario), '7');
  for (let played = 0; played < steps; played++) step(state, []);
  state.business!.matters = [];
  state.business!.offers = [];
  state.business!.measures = [];
  return state;
}

/** What comes up for the first number of matters for which it is as asked; null where it never does. */
export function foundWhere(state: SimState, id: MatterId, asked: (found: Found) => boolean = () => true): Found | null {
  for (let number = 0; number < 200; number++) {
    const found = MATTERS[id].comesUp(state, number);
    if (found !== null && asked(found)) return found;
  }
  return null;
}

export function putOnDesk(state: SimState, id: MatterId, found: Found): Matter {
  const { openDays, seat } = MATTERS[id];
  const matter: Matter = {
    matterId: state.nextId++,
    matter: id,
    seat: holderOf(state.scenario, seat),
    openedDay: state.clock.day,
    openedStep: state.step,
    untilDay: state.clock.day + openDays,
    facts: found.facts,
    rows: found.rows ?? [],
    wrong: found.wrong ?? false,
    size: found.size ?? 0,
    status: 'open',
    answer: null,
    outcome: null,
    answeredStep: null,
  };
  state.business!.matters.push(matter);
  return matter;
}

export const give = (state: SimState, { matterId, seat }: Matter, answer: string): string | null =>
  tell(state, seat, { type: 'answer_matter', matterId, answer });

/** Nobody answers in time. */
export function letLapse(state: SimState, matter: Matter): void {
  state.clock.day = matter.untilDay;
  runMatters(state, []);
}

export interface Effect {
  /** Change of the firm's own money, of its fund, of deposits, in cents. */
  cash: number;
  fund: number;
  deposits: number;
  liked: number;
  doubt: number;
  measures: MeasureId[];
  said: StatementTopic[];
}

/** What `act` changed. */
export function effectOf(state: SimState, act: () => void): Effect {
  const look = () => ({
    cash: ownLiquidCents(state),
    fund: balanceOf(state.ledger, state.sole.insurance_fund, USD),
    deposits: state.accounts.reduce((sum, { kind, index }) => sum + (kind === 'customer' ? balanceOf(state.ledger, index, USD) : 0), 0),
    liked: state.business!.attraction,
    doubt: state.business!.doubt,
  });
  const before = look();
  const saidBefore = state.business!.statements.length;
  act();
  const after = look();
  return {
    cash: after.cash - before.cash,
    fund: after.fund - before.fund,
    deposits: after.deposits - before.deposits,
    liked: after.liked - before.liked,
    doubt: after.doubt - before.doubt,
    measures: state.business!.measures.map(({ measure }) => measure),
    said: state.business!.statements.slice(saidBefore).map(({ topic }) => topic),
  };
}
