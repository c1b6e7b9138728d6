/** What the parts of a firm's receipt need beside the common reading: breaches, deductions and statements in words. */
import type { StatementTopic } from '../../../../shared/sim/business.ts';
import type { IntegrityLine, IntegrityReport } from '../../../../shared/sim/judgement/integrityScore.ts';
import type { Breach } from '../../../../shared/sim/judgement/responsibility.ts';
import type { FirmReceipt, SaidLine } from '../../../../shared/sim/judgement/types.ts';
import { changeNamed } from '../../../i18n/changes.ts';
import { t } from '../../../i18n/t.ts';
import { percent, usdShort } from '../../../overlay/format.ts';
import type { Pin, Reading } from '../reading.ts';
import { endingSentence, rowFacts, rowWhat } from '../rowText.ts';

export interface FirmReading extends Reading {
  firm: FirmReceipt;
  integrity: IntegrityReport;
}

/** Null for the receipt of one round. */
export function firmReading(reading: Reading): FirmReading | null {
  const { firm, integrity } = reading.receipt;
  return firm === null || integrity === null ? null : { ...reading, firm, integrity };
}

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const points = (value: number): string => value.toFixed(1);

function requestNamed({ receipt }: Reading, requestId: number | null): string | null {
  const request = receipt.changes.find((change) => change.request.requestId === requestId)?.request;
  return request ? changeNamed(request.kind, request.mergedStep === null ? request.askedValue : request.terms.value) : null;
}

export function breachName(reading: Reading, breach: Breach): string {
  if (breach.topic !== null) return t('receipt.carried.said', { said: t(`receipt.topic.${breach.topic}`) });
  const { id } = breach;
  if (id === 'draw' || id === 'taken' || id === 'over_limit_lean' || id === 'over_limit_token' || id === 'over_limit_stakes')
    return t(`receipt.breach.${id}`);
  return sentenceCase(requestNamed(reading, breach.requestId) ?? t('seat.nobody'));
}

/** Below a tenth with one digit more, so that what counted is never told as nothing. */
const smallShare = (share: number): string => percent(share, share < 0.1 ? 1 : 0);

/** A deduction in words, with the amount that it was worked out from. */
export function lineWords(reading: FirmReading, line: IntegrityLine): string {
  const named = requestNamed(reading, line.requestId) ?? '';
  switch (line.label) {
    case 'statement':
      return t('receipt.line.statement', { said: t(`receipt.topic.${line.topic ?? 'same_rules'}`), gap: line.amount.toFixed(2) });
    case 'taken':
      return named === '' ? t('receipt.line.taken') : `${t('receipt.line.taken')}: ${named}`;
    case 'missing':
    case 'privilege':
    case 'over_limit':
      return t(`receipt.line.${line.label}`, { share: smallShare(line.amount / reading.firm.judgedYears), change: sentenceCase(named) });
    default:
      return t(`receipt.line.${line.label}`, {
        share: percent(line.amount, 0),
        rounds: Number(line.amount.toFixed(1)),
      });
  }
}

/** The ledger beside a claim, by the row that found them furthest apart. */
export function ledgerBeside(reading: FirmReading, said: SaidLine): string {
  if (said.falseFromDay === null || said.worstGap === 0) return t('receipt.stated.true');
  const gapOf = (row: Reading['receipt']['evidence'][number]): number => row.facts.find((fact) => fact.label === 'gap')?.fraction ?? -1;
  const row = reading.receipt.evidence.filter((each) => said.rows.includes(each.row)).sort((a, b) => gapOf(b) - gapOf(a))[0];
  const facts = row
    ? rowFacts({ ...row, facts: row.facts.filter((fact) => fact.label !== 'gap' && fact.label !== 'forced') }, reading.receipt)
    : [];
  return t('receipt.stated.untrueFrom', {
    when: reading.whenOfDay(said.falseFromDay),
    facts: sentenceCase(facts.map(({ label, value }) => `${label}: ${value}`).join(', ')),
  }).trim();
}

export const saidWords = (topic: StatementTopic): string => t(`statement.${topic}`);

/** The firm's end in a few sentences. */
export function firmSentences({ receipt, firm }: FirmReading): string[] {
  if (firm.ending === null) return [];
  const { repaidShare, equityCents } = firm.ending;
  const owed = usdShort(receipt.money.owedCents);
  return [
    endingSentence(receipt),
    repaidShare >= 1 ? t('receipt.firm.repaidAll', { owed }) : t('receipt.firm.repaidPart', { owed, share: percent(repaidShare, 0) }),
    t('receipt.firm.owners', { value: usdShort(Math.max(0, equityCents)) }),
  ];
}

/** What the firm could not choose. Where no crash came, a firm that nobody looked into may end richer than it began: that is said too. */
export function worldSentences({ firm }: FirmReading): string[] {
  const { soft, boomEndRound, rounds, leaks } = firm.luck;
  const opening = firm.series[0]?.displayedEquityCents ?? 0;
  const paid = soft && firm.ending?.id === 'survived_lucky' && firm.ending.equityCents > opening ? firm.ending.equityCents : null;
  return [
    soft ? t('receipt.world.soft') : t('receipt.world.crash', { round: boomEndRound }),
    ...(paid === null
      ? []
      : [t('receipt.world.paid', { use: usdShort(firm.peakUseCents), opening: usdShort(opening), value: usdShort(paid) })]),
    leaks === 0 ? t('receipt.world.noLeaks') : t('receipt.world.leaks', { n: leaks }),
    t('receipt.world.rounds', { rounds }),
  ];
}

/** What is pinned once, at its first row or, where it says so, at its last. */
const TURNS = [
  ['leaked', 'first'],
  ['went_public', 'first'],
  ['told_openly', 'first'],
  ['disclosed', 'first'],
  ['run_began', 'first'],
  ['gated', 'first'],
  ['reopened', 'last'],
] as const;

/** Changes that cost something as they were merged, what came out, the run and the end: what the curve is read by. */
export function firmPins(reading: FirmReading): Pin[] {
  const { receipt, firm } = reading;
  const costly = new Set(firm.breaches.map((breach) => breach.requestId));
  const merged = receipt.evidence.filter((row) => row.verb === 'merged' && row.requestId !== null && costly.has(row.requestId));
  const turns = TURNS.flatMap(([verb, which]) => {
    const rows = receipt.evidence.filter((row) => row.verb === verb);
    const row = which === 'first' ? rows.at(0) : rows.at(-1);
    return row ? [row] : [];
  });
  const pins = [
    ...merged.map((row): Pin => ({ step: row.step, kind: 'merged', text: sentenceCase(rowWhat(receipt, row)), rows: [row.row] })),
    ...turns.map((row): Pin => ({ step: row.step, kind: 'turn', text: sentenceCase(t(`verb.${row.verb}`)), rows: [row.row] })),
  ].sort((a, b) => a.step - b.step);
  const ended = receipt.evidence.find((row) => row.verb === 'ended');
  if (ended) pins.push({ step: ended.step, kind: 'turn', text: endingSentence(receipt), rows: [ended.row] });
  return pins;
}
