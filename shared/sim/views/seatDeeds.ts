/** What one seat has put on the record in the round that is on or has just ended, in order. Each seat is shown its own. */
import { dayAt, roundDays } from '../clock.ts';
import type { SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import type { DeedView } from './firmTypes.ts';

interface Dated {
  day: number;
  deed: DeedView;
}

export function seatDeeds(state: SimState, seat: SeatId): DeedView[] {
  const opened = (state.clock.round - 1) * roundDays(state.scenario);
  const done = [...asked(state, seat), ...answered(state, seat), ...said(state, seat), ...audited(state, seat)];
  return done
    .filter(({ day }) => day > opened)
    .sort((left, right) => left.day - right.day)
    .map(({ deed }) => deed);
}

function asked(state: SimState, seat: SeatId): Dated[] {
  return state.requests.flatMap(({ kind, terms, askedValue, trail }) =>
    trail
      .filter((entry) => entry.seat === seat)
      .map(({ verb, step }) => ({
        day: dayAt(state.clock, step + 1),
        deed: { what: 'request', verb, kind, value: verb === 'proposed' ? askedValue : terms.value },
      })),
  );
}

/** What was asked for is on the record as a request; an answer is placed where its offer came up. */
function answered(state: SimState, seat: SeatId): Dated[] {
  return (state.business?.offers ?? []).flatMap(({ offer, seat: owner, status, alternative, openedDay }): Dated[] =>
    owner === seat && (status === 'alternative' || status === 'declined')
      ? [{ day: openedDay, deed: { what: 'offer', offer, status, alternative } }]
      : [],
  );
}

function said(state: SimState, seat: SeatId): Dated[] {
  const statements = (state.business?.statements ?? []).filter(
    (statement) => statement.seat === seat && statement.topic !== 'insurance_fund',
  );
  const page: Dated[] =
    seat === 'chief' && state.page.publishedStep > 0
      ? [{ day: dayAt(state.clock, state.page.publishedStep + 1), deed: { what: 'page' } }]
      : [];
  return [...statements.map(({ topic, day }): Dated => ({ day, deed: { what: 'said', topic } })), ...page];
}

function audited(state: SimState, seat: SeatId): Dated[] {
  if (seat !== 'risk') return [];
  return (state.business?.audits ?? []).map(({ subject, day }) => ({ day, deed: { what: 'audit', subject } }));
}
