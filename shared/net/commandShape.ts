/**
 * The shape of a command, checked before it is queued, and again where one is read back from a journal or a file: server and replay
 * ask the same code. Says nothing about what is allowed in the game: an unknown market, a
 * price off the band or too little margin is the simulation's own refusal. Sizes and amounts that no order could have are told
 * apart from nonsense, because the person who typed a minus sign deserves the right sentence.
 */
import * as z from 'zod/mini';
import type { Command, SeatCommand } from '../sim/commands.ts';
import { ALTERNATIVES, CHANGE_KINDS, REASONS, TOPICS } from '../sim/ids.ts';
import type { RejectionCode } from '../sim/rejections.ts';
import type { SeatId } from '../sim/scenario.ts';

/** A client's own id of a command. Bots use a colon in theirs, so that no person can take one of a bot's. */
export const Cid = z.string().check(z.regex(/^[\w.-]{1,64}$/));

const MAX_SIZE_LOTS = 1e9;
const MAX_PRICE_TICKS = 1e9;
const MAX_CENTS = 1e15;
const MAX_UNITS = 1e15;

const Side = z.enum(['buy', 'sell']);
const OrderType = z.enum(['limit', 'market', 'ioc', 'post_only']);
export const MarketId = z.string().check(z.minLength(1), z.maxLength(24));
const AssetId = z.string().check(z.minLength(1), z.maxLength(24));
const DeskAccount = z.enum(['main', 'second']);
const id = z.int().check(z.minimum(0));
const share = z.number().check(z.minimum(0), z.maximum(1));
const Reason = z.enum(REASONS);
const Instead = z.enum(['bounded_and_printed', 'same_for_all', 'own_money', 'ledger_figure', 'after_audit']);
const Seat = z.enum(['chief', 'engineer', 'desk', 'risk', 'treasurer', 'voice']);
const Topic = z.enum(TOPICS);
const Answer = z.enum(['ask', 'decline', 'stall', ...ALTERNATIVES]);
/** Any number that JSON can carry: how far a lever goes is the simulation's to say. */
const lever = z.optional(z.number());
const size = z.int().check(z.minimum(1), z.maximum(MAX_SIZE_LOTS));
const price = z.int().check(z.minimum(1), z.maximum(MAX_PRICE_TICKS));

const orderFields = {
  market: MarketId,
  side: Side,
  orderType: OrderType,
  sizeLots: size,
  priceTicks: z.optional(price),
  reduceOnly: z.optional(z.boolean()),
};

/** A previewed order: the same fields as an order, without a type. */
export const OrderShape = z.strictObject(orderFields);

const decision = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), requestId: id, reason: Reason });

const CommandShape = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('place_order'), ...orderFields }),
  z.strictObject({ type: z.literal('cancel_order'), orderId: id }),
  z.strictObject({ type: z.literal('amend_order'), orderId: id, sizeLots: size, priceTicks: price }),
  z.strictObject({ type: z.literal('cancel_all'), market: z.optional(MarketId) }),
  z.strictObject({ type: z.literal('set_leverage'), leverage: z.int().check(z.minimum(1), z.maximum(1_000)) }),
  z.strictObject({
    type: z.literal('transfer_outside'),
    direction: z.enum(['out', 'back']),
    amountCents: z.int().check(z.minimum(1), z.maximum(MAX_CENTS)),
  }),
  z.strictObject({
    type: z.literal('transfer_between'),
    asset: AssetId,
    fromAccount: DeskAccount,
    toAccount: DeskAccount,
    units: z.int().check(z.minimum(1), z.maximum(MAX_UNITS)),
  }),
  z.strictObject({ type: z.literal('set_mandate'), quoteShare: share, directionalShare: share, outsideShare: share }),
  z.strictObject({
    type: z.literal('propose_change'),
    kind: z.enum(CHANGE_KINDS),
    value: z.int().check(z.minimum(0), z.maximum(MAX_CENTS)),
    reason: Reason,
    bounds: z.optional(z.strictObject({ expiresAfterDays: z.int().check(z.minimum(0), z.maximum(10_000)), published: z.boolean() })),
  }),
  decision('approve_request'),
  z.strictObject({ type: z.literal('refuse_request'), requestId: id, reason: Reason, instead: z.optional(Instead) }),
  decision('merge_request'),
  decision('revert_request'),
  z.strictObject({
    type: z.literal('amend_request'),
    requestId: id,
    terms: z.strictObject({
      value: z.int().check(z.minimum(0), z.maximum(MAX_CENTS)),
      expiresAfterDays: z.int().check(z.minimum(0), z.maximum(10_000)),
      published: z.boolean(),
    }),
    reason: Reason,
  }),
  z.strictObject({ type: z.literal('object_request'), requestId: id, reason: Reason, instead: z.optional(Instead) }),
  z.strictObject({ type: z.literal('ask_ally'), requestId: id, seat: Seat }),
  z.strictObject({
    type: z.literal('publish_page'),
    displayedFundCents: z.int().check(z.minimum(0), z.maximum(MAX_CENTS)),
    claimsSameRules: z.boolean(),
  }),
  z.strictObject({ type: z.literal('set_queue_policy'), policy: z.enum(['first_come', 'pro_rata', 'favourites_first', 'gated']) }),
  z.strictObject({ type: z.literal('answer_block'), blockId: id, take: z.boolean() }),
  z.strictObject({ type: z.literal('open_round') }),
  z.strictObject({ type: z.literal('escalate_request'), requestId: id, reason: Reason }),
  z.strictObject({ type: z.literal('answer_offer'), offerId: id, answer: Answer, reason: Reason }),
  z.strictObject({ type: z.literal('answer_matter'), matterId: id, answer: z.string().check(z.minLength(1), z.maxLength(24)) }),
  z.strictObject({
    type: z.literal('set_levers'),
    takerFeeBps: lever,
    fundShare: lever,
    marketingShare: lever,
    proofOfReserves: z.optional(z.boolean()),
    spread: lever,
    hedgeShare: lever,
    quoteShare: lever,
    farmShare: lever,
    leanShare: lever,
    creditShare: lever,
    strictCollateral: z.optional(z.boolean()),
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

const SEAT_IDS = ['chief', 'engineer', 'desk', 'risk', 'treasurer', 'voice'] as const satisfies readonly SeatId[];
export const SeatName = z.enum(SEAT_IDS);
const Recorded = z.array(z.strictObject({ seat: SeatName, cid: z.string(), command: z.unknown() }));

export type Shaped<T> = { ok: true; value: T } | { ok: false; code: RejectionCode };

/** The refusal that a shape's issues amount to: a named one only where every issue is a number in a field that has a name. */
export function refusalOf(error: { issues: readonly { path: PropertyKey[] }[] }, input: unknown): RejectionCode {
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

/** The commands of a recorded step, as the journal and a session file hold them; null for anything that no session would have queued. */
export function shapeRecorded(json: unknown): SeatCommand[] | null {
  const rows = Recorded.safeParse(json);
  if (!rows.success) return null;
  const commands: SeatCommand[] = [];
  for (const { seat, cid, command } of rows.data) {
    const shaped = shapeCommand(command);
    if (!shaped.ok) return null;
    commands.push({ seat, cid, command: shaped.value });
  }
  return commands;
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
