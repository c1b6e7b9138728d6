/** One seat's decisions that carry a reason, the ones that mattered most first in line to be asked again. */
import type { ReasonId } from '../../../shared/sim/commands.ts';
import type { EvidenceRow, EvidenceVerb } from '../../../shared/sim/judgement/types.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { changeNamed } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { reasonsFor, reasonsToAsk } from '../../overlay/reasons.ts';
import type { Reading } from '../receipt/reading.ts';
import { changeOf, whenOf } from './cards.ts';
import { type DebriefKey, d, isDebriefKey } from './words.ts';

export interface Decision {
  row: string;
  when: string;
  text: string;
  then: ReasonId;
  /** The list that was offered then. */
  reasons: readonly ReasonId[];
}

/** Asked again at first; the rest waits under "more". */
export const ASKED_AGAIN = 4;

const ACTIONS: Partial<Record<EvidenceVerb, Parameters<typeof reasonsFor>[0]>> = {
  offer_asked: 'answer_offer',
  offer_alternative: 'answer_offer',
  offer_declined: 'answer_offer',
  offer_stalled: 'answer_offer',
  approved: 'approve_request',
  amended: 'amend_request',
  refused: 'refuse_request',
  merged: 'merge_request',
  reverted: 'revert_request',
  objected: 'object_request',
  escalated: 'escalate_request',
};

const didKey = (verb: EvidenceVerb): DebriefKey | null => {
  const key = `debrief.did.${verb}`;
  return isDebriefKey(key) ? key : null;
};

/** What a row is about, for the middle of a sentence. */
export function aboutRow({ receipt }: Reading, row: EvidenceRow): string {
  const offer = receipt.firm?.offers.find((one) => one.offerId === row.offerId);
  if (offer) return t(`offer.${offer.offer}.title`);
  const change = changeOf(receipt, row.requestId);
  if (!change) return t(`verb.${row.verb}`);
  const { kind, terms, askedValue } = change.request;
  return changeNamed(kind, row.verb === 'proposed' ? askedValue : terms.value);
}

/** In the words of the person who did it; null for rows that no seat decides. */
export function didWords(reading: Reading, row: EvidenceRow): string | null {
  const key = didKey(row.verb);
  return key === null ? null : d(key, { what: aboutRow(reading, row) });
}

/** What a row's request or offer came to cost, in points; only ever used to choose what is asked about. */
export function weightOf({ receipt }: Reading, row: EvidenceRow): number {
  const offer = receipt.firm?.offers.find((one) => one.offerId === row.offerId);
  const request = row.requestId ?? offer?.requestId ?? null;
  const breach = receipt.firm?.breaches.find((one) => one.requestId !== null && one.requestId === request);
  return (breach?.points ?? 0) + (request === null ? 1 : 0);
}

/** The rows of a seat that say what it decided. An offer taken further and the request it made at once are one decision. */
export function decidedRows(reading: Reading, seat: SeatId): EvidenceRow[] {
  const rows = reading.receipt.evidence.filter((row) => row.seat === seat && didKey(row.verb) !== null);
  return rows.filter(
    (row) => row.verb !== 'proposed' || !rows.some((other) => other.verb === 'offer_asked' && other.requestId === row.requestId),
  );
}

/** Rows with the same matter are about one request, or about one offer that made none. */
export const matterOf = (row: EvidenceRow): string => (row.requestId === null ? `offer ${row.offerId}` : `request ${row.requestId}`);

/** In the order of play; those first asked again are the ones that weighed most, each request once. */
export function decisionsOf(reading: Reading, seat: SeatId): { first: Decision[]; more: Decision[] } {
  const rows = decidedRows(reading, seat).filter((row) => row.reason !== null);
  const asked = new Set<string>();
  const oncePerMatter = rows.filter((row) => !asked.has(matterOf(row)) && asked.add(matterOf(row)));
  const weightiest = new Set(oncePerMatter.toSorted((a, b) => weightOf(reading, b) - weightOf(reading, a)).slice(0, ASKED_AGAIN));
  const decision = (row: EvidenceRow): Decision => {
    const kind = changeOf(reading.receipt, row.requestId)?.request.kind ?? null;
    const action = ACTIONS[row.verb];
    const listed = action ? reasonsFor(action, kind) : kind ? reasonsToAsk(kind) : reasonsFor('answer_offer', null);
    const then = row.reason ?? 'own_risk';
    return {
      row: row.row,
      when: whenOf(reading, row),
      text: didWords(reading, row) ?? '',
      then,
      reasons: listed.includes(then) ? listed : [...listed, then],
    };
  };
  return {
    first: rows.filter((row) => weightiest.has(row)).map(decision),
    more: rows.filter((row) => !weightiest.has(row)).map(decision),
  };
}
