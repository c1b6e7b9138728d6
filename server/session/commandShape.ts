/**
 * The shape of a command, checked before it is queued. Says nothing about what is allowed in the game: an unknown market, a
 * price off the band or too little margin is the simulation's own refusal. Sizes and amounts that no order could have are told
 * apart from nonsense, because the person who typed a minus sign deserves the right sentence.
 */
import { z } from 'zod';
import type { Command } from '../../shared/sim/commands.ts';
import type { RejectionCode } from '../../shared/sim/rejections.ts';

/** A client's own id of a command. Bots use a colon in theirs, so that no person can take one of a bot's. */
export const Cid = z.string().regex(/^[\w.-]{1,64}$/);

const MAX_SIZE_LOTS = 1e9;
const MAX_PRICE_TICKS = 1e9;
const MAX_CENTS = 1e15;
const MAX_UNITS = 1e15;

const Side = z.enum(['buy', 'sell']);
const OrderType = z.enum(['limit', 'market', 'ioc', 'post_only']);
export const MarketId = z.string().min(1).max(24);
const AssetId = z.string().min(1).max(24);
const DeskAccount = z.enum(['main', 'second']);
const id = z.int().min(0);
const share = z.number().min(0).max(1);
const Reason = z.enum([
  'missed_trades',
  'conversions_fail',
  'temporary',
  'everyone_does',
  'no_exceptions',
  'too_large',
  'bounded_and_public',
  'client_pressure',
  'own_risk',
  'not_my_call',
  'clean_up',
  'growth',
  'calm_customers',
]);
const Topic = z.enum(['same_rules', 'insurance_fund', 'losses', 'customer_assets', 'coverage', 'related_party']);
const Answer = z.enum([
  'ask',
  'decline',
  'stall',
  'prefund_conversions',
  'open_facility',
  'print_fee_terms',
  'say_nothing',
  'backstop_auction',
  'lower_leverage',
  'wide_float',
  'no_token',
  'post_margin',
  'printed_maker_rule',
  'stay_hedged',
  'small_stated_lean',
  'own_equity',
  'printed_line',
  'show_ledger_fund',
  'contribute_more',
  'opt_in_earn',
  'independent_lender',
  'fund_then_equity',
  'hard_cap',
  'leave_price',
  'disclose_holdings',
  'answer_holder',
  'let_holder_sell',
  'let_it_trade',
  'stop_lending_on_token',
  'publish_coverage',
  'gate_alike',
]);
/** Any number that JSON can carry: how far a lever goes is the simulation's to say. */
const lever = z.number().optional();
const size = z.int().min(1).max(MAX_SIZE_LOTS);
const price = z.int().min(1).max(MAX_PRICE_TICKS);

const orderFields = {
  market: MarketId,
  side: Side,
  orderType: OrderType,
  sizeLots: size,
  priceTicks: price.optional(),
  reduceOnly: z.boolean().optional(),
};

/** A previewed order: the same fields as an order, without a type. */
export const OrderShape = z.strictObject(orderFields);

const decision = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), requestId: id, reason: Reason });

const CommandShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('place_order'), ...orderFields }),
  z.strictObject({ type: z.literal('cancel_order'), orderId: id }),
  z.strictObject({ type: z.literal('amend_order'), orderId: id, sizeLots: size, priceTicks: price }),
  z.strictObject({ type: z.literal('cancel_all'), market: MarketId.optional() }),
  z.strictObject({ type: z.literal('set_leverage'), leverage: z.int().min(1).max(1_000) }),
  z.strictObject({ type: z.literal('transfer_outside'), direction: z.enum(['out', 'back']), amountCents: z.int().min(1).max(MAX_CENTS) }),
  z.strictObject({
    type: z.literal('transfer_between'),
    asset: AssetId,
    fromAccount: DeskAccount,
    toAccount: DeskAccount,
    units: z.int().min(1).max(MAX_UNITS),
  }),
  z.strictObject({ type: z.literal('set_mandate'), quoteShare: share, directionalShare: share, outsideShare: share }),
  z.strictObject({
    type: z.literal('propose_change'),
    kind: z.enum([
      'credit_line',
      'liquidation_exemption',
      'full_mark',
      'fast_lane',
      'fund_formula',
      'house_token_reserve',
      'per_account_rates',
      'route_liquidations',
      'unlisted_account',
      'leverage_cap',
      'taker_fee',
      'issue_token',
      'lean_long',
      'earn_product',
      'token_loan',
      'loss_at_desk',
      'buy_out_holder',
      'pump_token',
      'defend_token',
      'say_same_rules',
      'say_assets_fine',
    ]),
    value: z.int().min(0).max(MAX_CENTS),
    reason: Reason,
  }),
  decision('approve_request'),
  decision('refuse_request'),
  decision('merge_request'),
  decision('revert_request'),
  z.strictObject({
    type: z.literal('amend_request'),
    requestId: id,
    terms: z.strictObject({ value: z.int().min(0).max(MAX_CENTS), expiresAfterDays: z.int().min(0).max(10_000), published: z.boolean() }),
    reason: Reason,
  }),
  z.strictObject({ type: z.literal('object_request'), requestId: id, reason: Reason }),
  z.strictObject({ type: z.literal('publish_page'), displayedFundCents: z.int().min(0).max(MAX_CENTS), claimsSameRules: z.boolean() }),
  z.strictObject({ type: z.literal('set_queue_policy'), policy: z.enum(['first_come', 'pro_rata', 'favourites_first', 'gated']) }),
  z.strictObject({ type: z.literal('answer_block'), blockId: id, take: z.boolean() }),
  z.strictObject({ type: z.literal('open_round') }),
  z.strictObject({ type: z.literal('escalate_request'), requestId: id, reason: Reason }),
  z.strictObject({ type: z.literal('answer_offer'), offerId: id, answer: Answer, reason: Reason }),
  z.strictObject({
    type: z.literal('set_levers'),
    takerFeeBps: lever,
    fundShare: lever,
    marketingShare: lever,
    proofOfReserves: z.boolean().optional(),
    spread: lever,
    hedgeShare: lever,
    quoteShare: lever,
    farmShare: lever,
    leanShare: lever,
    creditShare: lever,
    strictCollateral: z.boolean().optional(),
    leverageMax: lever,
  }),
  z.strictObject({ type: z.literal('make_statement'), topic: Topic, claim: z.literal(true) }),
  z.strictObject({ type: z.literal('correct_statement'), topic: Topic }),
  z.strictObject({ type: z.literal('come_clean') }),
  z.strictObject({ type: z.literal('go_public') }),
  z.strictObject({ type: z.literal('resign') }),
  z.strictObject({ type: z.literal('audit'), subject: z.enum(['desk', 'fund', 'code', 'coverage']) }),
]);

/** A number outside these fields' range has a refusal of its own; anything else that does not fit is malformed. */
const NAMED_FIELDS: Record<string, RejectionCode> = {
  sizeLots: 'invalid_size',
  priceTicks: 'invalid_price',
  amountCents: 'invalid_amount',
  units: 'invalid_amount',
  value: 'invalid_amount',
  leverage: 'invalid_amount',
  displayedFundCents: 'invalid_amount',
  quoteShare: 'invalid_amount',
  directionalShare: 'invalid_amount',
  outsideShare: 'invalid_amount',
  takerFeeBps: 'invalid_amount',
  fundShare: 'invalid_amount',
  marketingShare: 'invalid_amount',
  spread: 'invalid_amount',
  hedgeShare: 'invalid_amount',
  farmShare: 'invalid_amount',
  leanShare: 'invalid_amount',
  creditShare: 'invalid_amount',
  leverageMax: 'invalid_amount',
};

export type Shaped<T> = { ok: true; value: T } | { ok: false; code: RejectionCode };

/** The refusal that a shape's issues amount to: a named one only where every issue is a number in a field that has a name. */
export function refusalOf(error: z.ZodError, input: unknown): RejectionCode {
  let named: RejectionCode | null = null;
  for (const issue of error.issues) {
    const field = issue.path.at(-1);
    const code = typeof field === 'string' && typeof valueAt(input, issue.path) === 'number' ? NAMED_FIELDS[field] : undefined;
    if (code === undefined) return 'malformed';
    named ??= code;
  }
  return named ?? 'malformed';
}

export function shapeCommand(input: unknown): Shaped<Command> {
  const parsed = CommandShape.safeParse(input);
  if (!parsed.success) return { ok: false, code: refusalOf(parsed.error, input) };
  return { ok: true, value: withoutUndefined(parsed.data) };
}

/** The journal and the simulation hold plain data without `undefined`; MessagePack can carry one. */
function withoutUndefined<T extends object>(value: T): T {
  for (const key of Object.keys(value)) {
    if (Object.getOwnPropertyDescriptor(value, key)?.value === undefined) Reflect.deleteProperty(value, key);
  }
  return value;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let at = input;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.getOwnPropertyDescriptor(at, key)?.value;
  }
  return at;
}
