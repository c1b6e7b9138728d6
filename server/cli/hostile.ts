/** Seeded nonsense for whole-session simulations: commands that are wrong, absurd or merely unwise, from every seat. */
import { CHANGE_KINDS, REASONS, TOPICS } from '../../shared/sim/ids.ts';
import { SEATS, type SeatId } from '../../shared/sim/scenario.ts';
import type { Session } from '../session/Session.ts';

/** A small generator of its own (mulberry32): what is fed in must not depend on the simulation's randomness. */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const NUMBERS = [
  -1,
  0,
  1,
  2,
  3,
  7,
  50,
  100,
  1000,
  1.5,
  1e6,
  1e9,
  1e15,
  1e18,
  Number.MAX_SAFE_INTEGER,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];
const SAYABLE = [...TOPICS, 'weather'];
const GIVEN = [...REASONS, 'because'];

export function submitHostile(session: Session, random: () => number, count: number): void {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const markets = [...session.scenario.markets.map((market) => market.id), 'NOPE-PERP', '__proto__'];
  const assets = [...session.scenario.assets.map((asset) => asset.id), 'NOPE', '__proto__'];
  const number = (): number => (random() < 0.5 ? pick(NUMBERS) : Math.floor(random() * 20_000));
  const terms = () => ({ value: number(), expiresAfterDays: pick([0, 1, 30, -5]), published: random() < 0.5 });
  const marks = session.state.markets.map((market) => market.markTicks);
  const price = (): number => (random() < 0.7 ? Math.max(1, Math.round(pick(marks) * (0.9 + random() * 0.2))) : number());
  const side = () => pick(['buy', 'sell']);
  const leverChoices: (() => object)[] = [
    () => ({ takerFeeBps: number(), fundShare: random() }),
    () => ({ spread: random() * 3, hedgeShare: random() * 1.2, quoteShare: number() }),
    () => ({ leanShare: random() * 4, creditShare: random() * 1.2 }),
    () => ({ proofOfReserves: random() < 0.5, marketingShare: random() * 0.3 }),
    () => ({ strictCollateral: random() < 0.5, leverageMax: number() }),
    () => ({}),
  ];
  const makers: (() => object)[] = [
    () => ({
      type: 'place_order',
      market: pick(markets),
      side: side(),
      orderType: pick(['limit', 'ioc', 'post_only']),
      sizeLots: number(),
      priceTicks: price(),
    }),
    () => ({ type: 'place_order', market: pick(markets), side: side(), orderType: 'market', sizeLots: number() }),
    () => ({ type: 'cancel_order', orderId: number() }),
    () => ({
      type: 'transfer_outside',
      direction: pick(['out', 'back']),
      amountCents: random() < 0.5 ? number() : Math.floor(random() * 1e9),
    }),
    () => ({
      type: 'transfer_between',
      asset: pick(assets),
      fromAccount: pick(['main', 'second']),
      toAccount: pick(['main', 'second', 'third']),
      units: random() < 0.5 ? number() : Math.floor(random() * 1e8),
    }),
    () => ({ type: 'set_mandate', quoteShare: random() * 1.2, directionalShare: random() * 1.2, outsideShare: random() }),
    () => ({
      type: 'propose_change',
      kind: pick([...CHANGE_KINDS]),
      value: pick([0, 1, 3, 5, 20, 1e7, 1e9, 5e9]),
      reason: pick(GIVEN),
    }),
    () => ({
      type: pick(['approve_request', 'refuse_request', 'merge_request', 'revert_request', 'object_request', 'escalate_request']),
      requestId: Math.floor(random() * 12),
      reason: pick(GIVEN),
    }),
    () => ({ type: 'amend_request', requestId: Math.floor(random() * 12), terms: terms(), reason: pick(GIVEN) }),
    () => ({ type: 'publish_page', displayedFundCents: number(), claimsSameRules: random() < 0.5 }),
    () => ({ type: 'answer_block', blockId: Math.floor(random() * 400), take: random() < 0.5 }),
    () => ({ type: 'ask_ally', requestId: Math.floor(random() * 12), seat: pick([...SEATS, 'nobody']) }),
    () => ({ type: 'object_request', requestId: Math.floor(random() * 12), reason: pick(GIVEN), instead: pick(['own_money', 'shrug']) }),
    () => ({ type: 'open_round' }),
    () => ({
      type: 'answer_offer',
      offerId: Math.floor(random() * 40),
      answer: pick(['ask', 'ask', 'decline', 'stall', 'wide_float', 'hard_cap', 'gate_alike', 'stay_hedged', 'say_nothing', 'shrug']),
      reason: pick(GIVEN),
    }),
    () => ({
      type: 'answer_matter',
      matterId: Math.floor(random() * 120),
      answer: pick(['merge', 'send_back', 'sign', 'shrug', '__proto__']),
    }),
    () => ({ type: 'set_levers', ...pick(leverChoices)() }),
    () => ({ type: 'make_statement', topic: pick(SAYABLE), claim: random() < 0.9 }),
    () => ({ type: 'correct_statement', topic: pick(SAYABLE) }),
    () => ({ type: pick(['resign', 'go_public', 'come_clean']), ...(random() < 0.98 ? { because: 1 } : {}) }),
    () => ({ type: 'audit', subject: pick(['desk', 'fund', 'code', 'coverage', 'everything']) }),
    () => ({ type: 'give_me_money', amountCents: 1 }),
  ];
  for (let sent = 0; sent < count; sent++) {
    const seat: SeatId = pick(SEATS);
    void session.submit(seat, `hostile-${session.state.step}-${sent}`, pick(makers)());
  }
}
