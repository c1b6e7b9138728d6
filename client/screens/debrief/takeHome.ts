/**
 * One sheet for one player: what they did, could see and said, and what the firm cost whom. No marks, no ranks, nobody else's name.
 * Short enough for one printed page; what does not fit is counted.
 */
import type { TalkLine } from '../../../shared/net/messages.ts';
import type { EvidenceRow, EvidenceVerb } from '../../../shared/sim/judgement/types.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { percent, usdShort } from '../../overlay/format.ts';
import { saidWords, sentenceCase } from '../receipt/firm/firmReading.ts';
import type { Reading } from '../receipt/reading.ts';
import { endingSentence, rowFacts, rowWhat } from '../receipt/rowText.ts';
import { whenOf } from './cards.ts';
import { aboutRow, decidedRows, didWords, matterOf, weightOf } from './decisions.ts';
import { d } from './words.ts';

export interface DatedLine {
  when: string;
  text: string;
}
export interface Lines {
  lines: DatedLine[];
  more: number;
}
export interface TakeHome {
  did: Lines;
  saw: Lines;
  said: Lines;
  cost: string[];
}

/** What a seat could see is told by these rows: the ledger contradicting the page, checks passed over, audits. */
const TELLING: ReadonlySet<EvidenceVerb> = new Set([
  'hole_opened',
  'statement_contradicted',
  'statement_untrue',
  'fund_below_page',
  'passed_over',
  'money_left',
  'routed_to_desk',
  'audit_answered',
  'merged',
]);
const LONGEST_LIST = 5;
/** Of a line typed in the chat, so that a long one leaves room for the rest. */
const QUOTED_LETTERS = 90;

export function takeHome(reading: Reading, seat: SeatId, talk: readonly TalkLine[]): TakeHome {
  return { did: did(reading, seat), saw: saw(reading, seat), said: said(reading, seat, talk), cost: cost(reading) };
}

/** The first few rows, back in the order of play. */
function cut(reading: Reading, chosen: readonly EvidenceRow[], words: (row: EvidenceRow) => string): Lines {
  const kept = chosen.slice(0, LONGEST_LIST).sort((x, y) => x.day - y.day || x.step - y.step);
  return { lines: kept.map((row) => ({ when: whenOf(reading, row), text: words(row) })), more: chosen.length - kept.length };
}

/** Each request or offer once, those that weighed most. */
function did(reading: Reading, seat: SeatId): Lines {
  const about = new Set<string>();
  const rows = decidedRows(reading, seat).filter((row) => {
    const first = !about.has(matterOf(row));
    about.add(matterOf(row));
    return first && row.verb !== 'objected';
  });
  const chosen = rows.toSorted((x, y) => weightOf(reading, y) - weightOf(reading, x));
  return cut(reading, chosen, (row) => didWords(reading, row) ?? '');
}

/** Each kind of telling row once, at its first: others did it, this seat could see it, customers could not. */
export function sawRows(reading: Reading, seat: SeatId): EvidenceRow[] {
  const seen = new Set<string>();
  return reading.receipt.evidence.filter((row) => {
    const kind = `${row.verb} ${row.requestId ?? ''} ${row.topic ?? ''}`;
    const everyone = reading.receipt.seats.every((one) => row.knew.includes(one.seat));
    if (!TELLING.has(row.verb) || row.seat === seat || !row.knew.includes(seat) || seen.has(kind)) return false;
    if (everyone && (row.verb === 'merged' || row.verb === 'statement_contradicted')) return false;
    seen.add(kind);
    return true;
  });
}

/** What the ledger showed comes before what others had merged. */
function saw(reading: Reading, seat: SeatId): Lines {
  const rows = sawRows(reading, seat);
  const chosen = [...rows.filter((row) => row.verb !== 'merged'), ...rows.filter((row) => row.verb === 'merged')];
  return cut(reading, chosen, (row) => {
    if (row.verb === 'merged') return sentenceCase(d('home.saw.merged', { what: aboutRow(reading, row) }));
    const fact = rowFacts({ ...row, facts: row.facts.filter((one) => one.label !== 'account') }, reading.receipt)[0];
    const what = rowWhat(reading.receipt, row);
    return sentenceCase(fact ? `${what} (${fact.label} ${fact.value})` : what);
  });
}

function said(reading: Reading, seat: SeatId, talk: readonly TalkLine[]): Lines {
  const { receipt } = reading;
  const inPublic = (receipt.firm?.said ?? [])
    .filter((one) => one.seat === seat)
    .map((one) => {
      const untrue = one.falseFromDay !== null && one.worstGap > 0;
      const words = { said: saidWords(one.topic), when: reading.whenOfDay(one.falseFromDay ?? one.day) };
      return { when: reading.whenOfDay(one.day), text: d(untrue ? 'home.said.untrue' : 'home.said.public', words) };
    });
  const against = receipt.evidence
    .filter((row) => row.seat === seat && row.verb === 'objected')
    .map((row) => ({ when: whenOf(reading, row), text: d('home.said.objected', { what: aboutRow(reading, row) }) }));
  const typed = talk
    .filter((line) => line.seat === seat && line.text !== null)
    .map((line) => ({ when: reading.when(line.step), text: d('home.said.chat', { text: quoted(line.text ?? '') }) }));
  const lines = [...inPublic, ...against, ...typed];
  return { lines: lines.slice(0, LONGEST_LIST), more: Math.max(0, lines.length - LONGEST_LIST) };
}

const quoted = (text: string): string => (text.length <= QUOTED_LETTERS ? text : `${text.slice(0, QUOTED_LETTERS - 1).trimEnd()}…`);

function cost(reading: Reading): string[] {
  const { receipt } = reading;
  const { owedCents, deepestHoleCents, deepestHoleStep, queuedCents, repaidShare } = receipt.money;
  const share = receipt.firm?.ending?.repaidShare ?? repaidShare;
  const lost = usdShort(owedCents * (1 - share));
  const lines = [
    endingSentence(receipt),
    d(share >= 1 ? 'home.cost.whole' : 'home.cost.customers', { owed: usdShort(owedCents), lost: `${lost} (${percent(1 - share, 0)})` }),
  ];
  if (deepestHoleCents > 0)
    lines.push(d('home.cost.deepest', { missing: usdShort(deepestHoleCents), when: reading.when(deepestHoleStep) }));
  if (queuedCents > 0) lines.push(d('home.cost.waiting', { queued: usdShort(queuedCents) }));
  if (receipt.firm?.ending) lines.push(d('home.cost.owners', { owners: usdShort(Math.max(0, receipt.firm.ending.equityCents)) }));
  if (receipt.firm && receipt.firm.finesCents > 0) lines.push(d('home.cost.fines', { fines: usdShort(receipt.firm.finesCents) }));
  return lines.filter((line) => line !== '');
}
