/** Questions to talk about, each from something that this session's record holds. */
import type { EvidenceRow } from '../../../shared/sim/judgement/types.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { changeNamed } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { usdShort } from '../../overlay/format.ts';
import { saidWords } from '../receipt/firm/firmReading.ts';
import type { Reading } from '../receipt/reading.ts';
import { changeOf, whenOf } from './cards.ts';
import { d } from './words.ts';

export interface Question {
  id: string;
  text: string;
}
const MOST = 6;
const DAYS_PER_WEEK = 7;

/** At most six, in the order in which they would be talked about; always at least one. */
export function questionsOf(reading: Reading, seat: SeatId): Question[] {
  const asked = [
    firstYes(reading),
    silence(reading),
    standing(reading),
    objection(reading),
    afterWin(reading),
    luck(reading),
    peak(reading),
    left(reading, seat),
  ];
  const found = asked.filter((one) => one !== null).slice(0, MOST - 1);
  return [...found, { id: 'seat', text: d('question.seat') }];
}

/** Requests that cost something once they were in force. */
function costlyRows({ receipt }: Reading, verb: EvidenceRow['verb']): EvidenceRow[] {
  const costly = new Set(receipt.firm?.breaches.map((breach) => breach.requestId));
  return receipt.evidence.filter(
    (row) => row.verb === verb && row.requestId !== null && (receipt.firm === null || costly.has(row.requestId)),
  );
}

const named = ({ receipt }: Reading, row: EvidenceRow): string => {
  const request = changeOf(receipt, row.requestId)?.request;
  return request ? changeNamed(request.kind, request.terms.value) : t(`verb.${row.verb}`);
};

function firstYes(reading: Reading): Question | null {
  const row = costlyRows(reading, 'merged')[0];
  return row ? { id: 'firstYes', text: d('question.firstYes', { when: whenOf(reading, row), change: named(reading, row) }) } : null;
}

/** The first costly change that some seats of the table could see and another could not. */
function silence(reading: Reading): Question | null {
  const table = reading.receipt.seats.map((one) => one.seat);
  for (const row of costlyRows(reading, 'merged')) {
    const knew = table.filter((seat) => row.knew.includes(seat));
    const blind = table.filter((seat) => !row.knew.includes(seat));
    if (knew.length === 0 || blind.length === 0) continue;
    const list = (seats: readonly SeatId[]): string => seats.map((seat) => t(`seat.${seat}`)).join(', ');
    const what = named(reading, row);
    return { id: 'silence', text: d('question.silence', { knew: list(knew), blind: list(blind), what, when: whenOf(reading, row) }) };
  }
  return null;
}

/** The sentence that stood longest after it had stopped being so. */
function standing(reading: Reading): Question | null {
  const { firm } = reading.receipt;
  const end = firm?.ending?.day ?? 0;
  const stood = (firm?.said ?? [])
    .filter((said) => said.falseFromDay !== null && said.worstGap > 0)
    .map((said) => ({ said, weeks: Math.round(((said.correctedDay ?? end) - (said.falseFromDay ?? end)) / DAYS_PER_WEEK) }))
    .sort((a, b) => b.weeks - a.weeks)[0];
  if (!stood || stood.weeks < 1) return null;
  const said = saidWords(stood.said.topic).replace(/\.$/, '');
  return { id: 'standing', text: d('question.standing', { said, weeks: stood.weeks }) };
}

function objection(reading: Reading): Question | null {
  const row = reading.receipt.evidence.find((one) => one.verb === 'objected');
  return row ? { id: 'objection', text: d('question.objection', { who: reading.who(row.seat), change: named(reading, row) }) } : null;
}

function afterWin({ receipt }: Reading): Question | null {
  const n = receipt.firm?.offers.filter((one) => one.offer === 'D06').length ?? 0;
  return n > 1 ? { id: 'afterWin', text: d('question.afterWin', { n }) } : null;
}

function peak({ receipt }: Reading): Question | null {
  const use = receipt.firm?.peakUseCents ?? 0;
  return use > 0 ? { id: 'peak', text: d('question.peak', { use: usdShort(use) }) } : null;
}

/** An offer that came to nothing or went another way: of this seat, if there was one. */
function left({ receipt }: Reading, seat: SeatId): Question | null {
  const others = (receipt.firm?.offers ?? []).filter((one) => one.status === 'declined' || one.status === 'alternative');
  const offer = others.find((one) => one.seat === seat) ?? others[0];
  return offer ? { id: 'left', text: d('question.left', { offer: t(`offer.${offer.offer}.title`) }) } : null;
}

function luck({ receipt }: Reading): Question | null {
  if (receipt.firm?.ending == null) return null;
  const { soft, boomEndRound } = receipt.firm.luck;
  const ended = receipt.firm.ending.round;
  if (ended < boomEndRound) return { id: 'early', text: d('question.early', { ended, round: boomEndRound }) };
  return soft ? { id: 'lucky', text: d('question.lucky') } : { id: 'unlucky', text: d('question.unlucky', { round: boomEndRound }) };
}
