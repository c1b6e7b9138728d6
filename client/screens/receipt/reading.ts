/**
 * What the receipt's parts need to know of it: weeks of steps, people behind seats, rows behind lines, decisions in order.
 * Reads the receipt alone, so that a saved one reads the same.
 */
import type { Person } from '../../../shared/net/messages.ts';
import type { ChangeKind } from '../../../shared/sim/commands.ts';
import type { EvidenceRow, EvidenceVerb, Receipt } from '../../../shared/sim/judgement/types.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { changeNamed } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { weekOfDay, weekOfStep } from '../../i18n/weeks.ts';
import { usdShort } from '../../overlay/format.ts';

export interface Reading {
  receipt: Receipt;
  weeks: number;
  /** The week for the middle of a sentence: "11", or "131 (round 6)" where rounds follow one another. */
  week(step: number): string;
  weekOfDay(day: number): string;
  /** The same by itself: "wk 11", "R6 wk 131". */
  when(step: number): string;
  whenOfDay(day: number): string;
  /** "Chief Mara", or the seat alone where nobody's name is known. */
  who(seat: EvidenceRow['seat'] | null): string;
  /** The name alone, marked where a bot holds the seat. */
  nameTag(seat: SeatId): string | null;
  /** How the bot of a seat plays; null where a person held it. */
  character(seat: SeatId): string | null;
  rowsByVerb(...verbs: EvidenceVerb[]): string[];
}

export function readReceipt(receipt: Receipt, people: readonly Person[]): Reading {
  const weeks = receipt.evidence.reduce((latest, row) => Math.max(latest, row.week), 1);
  const person = (seat: EvidenceRow['seat']): Person | null => people.find((each) => each.seat === seat) ?? null;
  const nameOf = (seat: EvidenceRow['seat']): string | null => {
    const found = person(seat);
    return found?.bot ? t(`botName.${found.seat}`) : (found?.name ?? null);
  };
  return {
    receipt,
    weeks,
    ...timesOf(receipt, weeks),
    who(seat) {
      if (seat === null) return t('seat.nobody');
      const name = nameOf(seat);
      return name ? `${t(`seat.${seat}`)} ${name}` : t(`seat.${seat}`);
    },
    nameTag(seat) {
      const name = nameOf(seat);
      return name && person(seat)?.bot ? t('seat.withBot', { name }) : name;
    },
    character(seat) {
      const bot = person(seat);
      return bot?.character ? t(`character.${bot.character}`) : null;
    },
    rowsByVerb: (...verbs) => receipt.evidence.filter((row) => verbs.includes(row.verb)).map((row) => row.row),
  };
}

type Times = Pick<Reading, 'week' | 'weekOfDay' | 'when' | 'whenOfDay'>;

/** Weeks count from the opening, as they do in play; where rounds follow one another the round stands beside them. */
function timesOf(receipt: Receipt, weeks: number): Times {
  const roundWeeks = receipt.firm === null ? null : weekOfDay(receipt.firm.roundDays);
  const inSentence = (week: number): string =>
    roundWeeks === null ? String(week) : t('receipt.weekInRound', { week, round: Math.ceil(week / roundWeeks) });
  const alone = (week: number): string =>
    roundWeeks === null ? t('unit.weekShort', { week }) : t('receipt.when', { week, round: Math.ceil(week / roundWeeks) });
  const ofStep = (step: number): number => Math.min(weeks, weekOfStep(receipt.calendar, step));
  return {
    week: (step) => inSentence(ofStep(step)),
    weekOfDay: (day) => inSentence(weekOfDay(day)),
    when: (step) => alone(ofStep(step)),
    whenOfDay: (day) => alone(weekOfDay(day)),
  };
}

const exceptions: ReadonlySet<ChangeKind> = new Set([
  'credit_line',
  'liquidation_exemption',
  'full_mark',
  'fast_lane',
  'route_liquidations',
  'unlisted_account',
  'desk_fee_tier',
]);
/** A change that sets the desk apart from every other account. */
const isException = (change: Receipt['changes'][number]): boolean => exceptions.has(change.request.kind);

/** The receipt in a few sentences: what is there and how the desk ended. */
export function outcomeSentences({ receipt, week }: Reading): string[] {
  const { owedCents, holeCents, deskEquityCents, deepestHoleCents, deepestHoleStep } = receipt.money;
  const sums = { owed: usdShort(owedCents), held: usdShort(owedCents - holeCents), missing: usdShort(holeCents) };
  const sentences = [t(holeCents > 0 ? 'receipt.lead.hole' : 'receipt.lead.whole', sums)];
  if (holeCents === 0 && deepestHoleCents > 0) {
    sentences.push(t('receipt.lead.earlier', { week: week(deepestHoleStep), missing: usdShort(deepestHoleCents) }));
  }
  sentences.push(t(deskEquityCents < 0 ? 'receipt.lead.loss' : 'receipt.lead.gain', { equity: usdShort(deskEquityCents) }));
  return sentences;
}

/** What was merged for the desk's account and by whom; or that nothing was. */
export function mergedSentences({ receipt, week, who }: Reading): string[] {
  const merged = receipt.changes.filter((change) => isException(change) && change.request.mergedStep !== null);
  if (merged.length === 0) return [t(receipt.changes.some(isException) ? 'receipt.lead.nothingMerged' : 'receipt.lead.nothingAsked')];
  return merged.map(({ request, askedBy, approvedBy, mergedBy }) => {
    const sentence = t('receipt.lead.merged', {
      change: changeNamed(request.kind, request.terms.value),
      asked: who(askedBy),
      approved: who(approvedBy),
      merged: who(mergedBy),
      week: week(request.mergedStep ?? 0),
    });
    return request.status === 'merged' ? sentence : `${sentence} ${t('receipt.lead.gone')}`;
  });
}

export interface Pin {
  step: number;
  kind: 'merged' | 'refused' | 'reverted' | 'expired' | 'turn';
  text: string;
  rows: string[];
}

const pinned = ['merged', 'refused', 'reverted', 'expired'] as const;

/** The decisions that moved the engine or kept it as it was, and the turn, in order. */
export function pinsOf({ receipt, who, rowsByVerb }: Reading): Pin[] {
  const pins: Pin[] = receipt.changes.flatMap(({ request, rows }) =>
    request.trail.flatMap((entry) => {
      const kind = pinned.find((verb) => verb === entry.verb);
      if (!kind) return [];
      const own = receipt.evidence.filter((row) => row.requestId === request.requestId && row.verb === kind);
      const change = changeNamed(request.kind, request.terms.value);
      return [
        {
          step: entry.step,
          kind,
          text: t(`receipt.pin.${kind}`, { change: change.charAt(0).toUpperCase() + change.slice(1), who: who(entry.seat) }),
          rows: own.length > 0 ? own.map((row) => row.row) : rows,
        },
      ];
    }),
  );
  if (receipt.turnStep !== null) pins.push({ step: receipt.turnStep, kind: 'turn', text: t('receipt.pin.turn'), rows: rowsByVerb('turn') });
  return pins.sort((a, b) => a.step - b.step);
}
