/** Which cards of the real case this session has met, and the lines of its own record that each stands beside. */
import { type CaseCard, caseCards } from '../../../shared/content/caseCards.ts';
import type { StatementTopic } from '../../../shared/sim/business.ts';
import type { EvidenceRow, Receipt } from '../../../shared/sim/judgement/types.ts';
import { t } from '../../i18n/t.ts';
import { saidWords, sentenceCase } from '../receipt/firm/firmReading.ts';
import { offerChosen, offerOutcome } from '../receipt/firm/offerWords.ts';
import type { Reading } from '../receipt/reading.ts';
import { endingSentence, rowWhat } from '../receipt/rowText.ts';
import { d } from './words.ts';

export interface MetLine {
  day: number;
  when: string;
  text: string;
}
export interface MetCard {
  card: CaseCard;
  lines: MetLine[];
}

export function metCards(reading: Reading): MetCard[] {
  return caseCards.flatMap((card) => {
    const lines = metLines(reading, card);
    return lines.length === 0 ? [] : [{ card, lines }];
  });
}

/** What the record has of the card's mechanism, in order; empty where the session did not meet it. */
export function metLines(reading: Reading, card: CaseCard): MetLine[] {
  const { metBy } = card;
  const firm = reading.receipt.firm;
  const offers = (firm?.offers ?? []).filter((one) => metBy.offers?.includes(one.offer));
  const offered = new Set(offers.map((one) => one.requestId));
  const lines: MetLine[] = offers.map((offer) => {
    const after = offerOutcome(reading, offer);
    const params = { offer: t(`offer.${offer.offer}.title`), who: reading.who(offer.seat), chosen: offerChosen(offer), after: after ?? '' };
    return {
      day: offer.openedDay,
      when: reading.whenOfDay(offer.openedDay),
      text: d(after ? 'debrief.met.then' : 'debrief.met.offer', params),
    };
  });
  for (const change of reading.receipt.changes) {
    if (!metBy.kinds?.includes(change.request.kind) || offered.has(change.request.requestId)) continue;
    const rows = reading.receipt.evidence.filter((row) => row.requestId === change.request.requestId);
    const row = rows.findLast((one) => one.verb === 'merged' || one.verb === 'refused') ?? rows[0];
    if (row) lines.push(lineOf(reading, row));
  }
  for (const said of saidIn(reading)) {
    if (!metBy.topics?.includes(said.topic) && !(said.untrueFrom !== null && metBy.untrue?.includes(said.topic))) continue;
    const key = said.untrueFrom === null ? 'debrief.met.said' : 'debrief.met.untrue';
    lines.push({ day: said.day, when: said.when, text: d(key, { said: saidWords(said.topic), when: said.untrueFrom ?? '' }) });
  }
  for (const verb of metBy.verbs ?? []) {
    const row = reading.receipt.evidence.find((one) => one.verb === verb);
    if (row) lines.push(lineOf(reading, row));
  }
  const ending = firm?.ending;
  if (ending && metBy.endings?.includes(ending.id))
    lines.push({ day: ending.day, when: reading.whenOfDay(ending.day), text: endingSentence(reading.receipt) });
  return lines.sort((a, b) => a.day - b.day);
}

interface Said {
  topic: StatementTopic;
  day: number;
  when: string;
  untrueFrom: string | null;
}
/** What was said in public and, where it stopped being so, from when. A figure on the page of one round counts once it is not so. */
function saidIn(reading: Reading): Said[] {
  const { firm, statements } = reading.receipt;
  if (firm !== null)
    return firm.said.map(({ topic, day, falseFromDay, worstGap }) => {
      const untrueFrom = falseFromDay === null || worstGap === 0 ? null : reading.whenOfDay(falseFromDay);
      return { topic, day, when: reading.whenOfDay(day), untrueFrom };
    });
  return statements
    .filter((one) => one.claimedYes === true || (one.claimedYes === null && one.falseFromStep !== null))
    .map(({ topic, step, falseFromStep }) => {
      const untrueFrom = falseFromStep === null ? null : reading.when(falseFromStep);
      return { topic, day: 0, when: reading.when(step), untrueFrom };
    });
}

function lineOf(reading: Reading, row: EvidenceRow): MetLine {
  const who = row.seat === 'clock' || row.seat === 'engine' || row.seat === 'customers' ? '' : `${reading.who(row.seat)}: `;
  const text = `${sentenceCase(`${who}${rowWhat(reading.receipt, row)}`)}.`;
  return { day: row.day, when: whenOf(reading, row), text };
}

/** A row's time, in the count of its own game. */
export const whenOf = (reading: Reading, row: EvidenceRow): string =>
  reading.receipt.firm === null ? t('unit.weekShort', { week: row.week }) : reading.whenOfDay(row.day);

export const changeOf = (receipt: Receipt, requestId: number | null): Receipt['changes'][number] | undefined =>
  receipt.changes.find((change) => change.request.requestId === requestId);
