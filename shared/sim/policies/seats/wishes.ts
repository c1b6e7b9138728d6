/**
 * What a seat raises of its own accord: a few times a round it looks through its list and asks for the first thing that it may ask for
 * and wants now. What was refused it may ask for again, once, in a later round.
 */
import type { ChangeKind } from '../../commands.ts';
import type { FirmView } from '../../views/firmTypes.ts';
import type { Look } from '../look.ts';
import { isDropped, type NextAsk, nextAsks, wishesLeft, wishWords } from './answers.ts';
import { inForce, marketFalls, roundReturn } from './reading.ts';
import { speak } from './speak.ts';

type Wish = NextAsk;

const MILLION_CENTS = 100_000_000;
const LINES_CENTS = [5 * MILLION_CENTS, 100 * MILLION_CENTS, 1_000 * MILLION_CENTS];
/** Part of a line that has to be in use before a larger one is wanted. */
const LINE_USED = 0.6;
/** A published fund below this share of deposits looks thin. */
const THIN_FUND_SHARE = 0.006;
/** Withdrawals of a week, as a share of deposits, that make a chief want to say something. */
const UNEASY_SHARE = 0.03;
/** Wishes of a round come in its first part; later ones would wait for the next. */
const RAISED_WITHIN = 0.8;
const LATE_AFTER_ROUND = 4;
/** Fees that a chief moves between, basis points. */
const FEE_MIN = 6;
const FEE_MAX = 8;
/** Leverage that a chief would offer: what others do. */
const LEVERAGE_WANTED = 6;
/** Caps on leverage that a head of risk moves between: two in calm weeks and one when the paper is bad. */
const CAPS = { growth: { calm: [5, 4], falling: 3 }, prudent: { calm: [4, 3], falling: 2 } } as const;

export function raiseWishes(look: Look, firm: FirmView): void {
  const { view } = look;
  const { round, roundShare } = view.clock;
  const wishesARound = wishesLeft(look);
  // Everybody finds their feet in the first round.
  const wishes = Math.min(wishesARound, round);
  for (let n = 0; n < wishes; n++) {
    const at = ((n + look.draw(round * 16 + n)) / wishes) * RAISED_WITHIN;
    if (roundShare < at || !look.once(`wish-${round}-${n}`)) continue;
    const wish = wishesOf(look, firm, n).find(
      (one) => view.proposable.includes(one.kind) && !isDropped(look, one.kind) && look.once(nameOf(one, round)),
    );
    if (wish === undefined) continue;
    look.act({ type: 'propose_change', ...wish });
    const words = wishWords(look);
    speak(look, words === 'wish_cool' ? words : (EVERY_ROUND[wish.kind] ?? words), true);
    return;
  }
}

/** Rules and sentences, which may be raised in every round, and what is said with them. */
const EVERY_ROUND: Partial<Record<ChangeKind, string>> = {
  taker_fee: 'fee',
  leverage_cap: 'cap',
  say_same_rules: 'wish_say',
  say_assets_fine: 'wish_say',
};

/** The rest may be raised once early and once late. */
const nameOf = ({ kind, value, bounds }: Wish, round: number): string =>
  kind in EVERY_ROUND
    ? `wished-${kind}-${round}`
    : `wished-${kind}-${value}${bounds === undefined ? '' : '-bounded'}-${round > LATE_AFTER_ROUND ? 'late' : 'early'}`;

function wishesOf(look: Look, firm: FirmView, n: number): Wish[] {
  const again = nextAsks(look);
  if (look.seat === 'chief') return chiefs(look, firm, n, again);
  if (look.seat === 'desk') return desks(look, firm, again);
  if (look.seat === 'voice') return [...voices(look, firm), ...again];
  return look.seat === 'risk' ? risks(look, firm) : look.seat === 'engineer' ? [] : again;
}

/** A fee in any case; for a chief who wants to grow also sentences, more leverage, a fund that looks like more, and what was refused. */
function chiefs(look: Look, firm: FirmView, n: number, again: Wish[]): Wish[] {
  const { view, character } = look;
  const fee = Number(firm.levers.find((one) => one.lever === 'takerFeeBps')?.value ?? FEE_MIN);
  const up = look.draw(view.clock.round * 16 + 9) < 0.5;
  const value = up && fee < FEE_MAX ? fee + 1 : !up && fee > FEE_MIN ? fee - 1 : fee === FEE_MAX ? fee - 1 : fee + 1;
  const fees: Wish[] = [{ kind: 'taker_fee', value, reason: 'client_pressure' }];
  const { customers, page, clock } = view;
  if (character.habits.levers !== 'growth' || customers === null) return fees;
  const wishes: Wish[] = [];
  const uneasy = firm.run.on || marketFalls(view) || customers.withdrawnLastWeekCents > UNEASY_SHARE * customers.depositsCents;
  if (uneasy && clock.round > 1) wishes.push({ kind: 'say_assets_fine', value: 0, reason: 'calm_customers' });
  if (page.displayedFundCents < THIN_FUND_SHARE * customers.depositsCents && clock.round > 2)
    wishes.push({ kind: inForce(view, 'fund_formula') ? 'house_token_reserve' : 'fund_formula', value: 0, reason: 'everyone_does' });
  const sentence: Wish = { kind: 'say_same_rules', value: 0, reason: 'growth' };
  const cap = view.account?.margin.leverageMax ?? LEVERAGE_WANTED;
  const more: Wish[] = [];
  if (clock.round % 2 === 0 && cap < LEVERAGE_WANTED) more.push({ kind: 'leverage_cap', value: cap + 1, reason: 'client_pressure' });
  if (clock.round % 2 === 1 && clock.round > 2) more.push({ kind: 'say_assets_fine', value: 0, reason: 'growth' });
  return n % 2 === 0 ? [...wishes, ...again, ...fees, ...more, sentence] : [...wishes, sentence, ...more, ...again, ...fees];
}

/** Sentences: to calm people when it falls, and to be known by when it rises. */
function voices(look: Look, firm: FirmView): Wish[] {
  const { view, character } = look;
  if (character.habits.levers !== 'growth' || view.clock.round < 2) return [];
  if (firm.run.on || marketFalls(view)) return [{ kind: 'say_assets_fine', value: 0, reason: 'calm_customers' }];
  return [{ kind: 'say_same_rules', value: 0, reason: 'growth' }];
}

/** Room to trade: a line, a larger one, and every check that stands in its way. */
function desks(look: Look, firm: FirmView, again: Wish[]): Wish[] {
  const { view, character } = look;
  if (!character.asksForCredit || firm.desk === null || marketFalls(view)) return [];
  const { lineCents, drawnCents } = firm.desk;
  const wishes: Wish[] = [];
  const next = LINES_CENTS.find((cents) => cents > lineCents);
  if (next !== undefined && (lineCents === 0 || drawnCents >= LINE_USED * lineCents))
    wishes.push({ kind: 'credit_line', value: next, reason: lineCents === 0 ? 'conversions_fail' : 'missed_trades' });
  if (roundReturn(view) > 0 && view.clock.round > 1) wishes.push({ kind: 'lean_long', value: 0, reason: 'everyone_does' });
  if (lineCents > 0) wishes.push({ kind: 'liquidation_exemption', value: 0, reason: 'temporary' });
  if (firm.token !== null && (firm.token.deskShare ?? 0) > 0.2) wishes.push({ kind: 'full_mark', value: 0, reason: 'missed_trades' });
  wishes.push(
    { kind: 'route_liquidations', value: 0, reason: 'missed_trades' },
    { kind: 'fast_lane', value: 0, reason: 'missed_trades' },
    ...again,
    { kind: 'per_account_rates', value: 0, reason: 'everyone_does' },
  );
  return wishes;
}

/** A cap on leverage, lower when the paper is bad. */
function risks(look: Look, firm: FirmView): Wish[] {
  const now = firm.levers.find((one) => one.lever === 'leverageMax')?.value;
  const { calm, falling } = CAPS[look.character.habits.levers];
  const wanted = marketFalls(look.view) ? falling : calm[Math.floor(look.draw(look.view.clock.round * 16 + 9) * 2)]!;
  const value = wanted !== now ? wanted : (calm.find((cap) => cap !== now) ?? wanted);
  return [{ kind: 'leverage_cap', value, reason: 'too_large' }];
}
