/** Random commands for property tests: mostly sensible, some wrong in every way a field can be wrong. */
import fc from 'fast-check';
import type { Command, ReasonId } from '../../shared/sim/commands.ts';
import { ordersOf } from '../../shared/sim/exchange/orderBook.ts';
import { globalOrderId } from '../../shared/sim/exchange/restingOrders.ts';
import { CHANGE_KINDS, TOPICS } from '../../shared/sim/ids.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { accountOf, type SimState } from '../../shared/sim/state.ts';

const odd = fc.constantFrom(0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e308);
const size = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 1, max: 400_000 }) }, { weight: 1, arbitrary: odd });
const price = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 8_000, max: 13_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 100, max: 400 }) },
  { weight: 1, arbitrary: odd },
);
const cents = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 10_000_000_000 }) }, { weight: 1, arbitrary: odd });
const share = fc.oneof({ weight: 8, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) }, { weight: 1, arbitrary: odd });
const market = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('BIT', 'BIT-PERP', 'KEY') },
  { weight: 1, arbitrary: fc.constantFrom('', 'NOPE', '__proto__') },
);
const reason = fc.constantFrom<ReasonId>('missed_trades', 'temporary', 'no_exceptions', 'bounded_and_public');
const requestId = fc.integer({ min: 0, max: 14 });
/** Stands for the desk's nth resting order; `aimed` turns it into that order's id. */
const nth = fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 60 }) }, { weight: 1, arbitrary: odd });

const topic = fc.constantFrom(...TOPICS);
const levers: fc.Arbitrary<Command> = fc.record(
  {
    type: fc.constant('set_levers' as const),
    takerFeeBps: fc.oneof(fc.integer({ min: 1, max: 10 }), odd),
    fundShare: share,
    proofOfReserves: fc.boolean(),
    quoteShare: share,
    leanShare: share,
    creditShare: share,
    strictCollateral: fc.boolean(),
    leverageMax: fc.oneof(fc.integer({ min: 1, max: 20 }), odd),
  },
  { requiredKeys: ['type'] },
);

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record(
      {
        type: fc.constant('place_order' as const),
        market,
        side: fc.constantFrom('buy' as const, 'sell' as const),
        orderType: fc.constantFrom('limit' as const, 'market' as const, 'ioc' as const, 'post_only' as const),
        sizeLots: size,
        priceTicks: price,
        reduceOnly: fc.boolean(),
      },
      { requiredKeys: ['type', 'market', 'side', 'orderType', 'sizeLots'] },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('amend_order' as const), orderId: nth, sizeLots: size, priceTicks: price }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('cancel_all' as const), market }, { requiredKeys: ['type'] }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('set_leverage' as const), leverage: fc.oneof(fc.integer({ min: 1, max: 5 }), odd) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('cancel_order' as const), orderId: nth }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('transfer_outside' as const),
      direction: fc.constantFrom('out' as const, 'back' as const),
      amountCents: cents,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('transfer_between' as const),
      asset: fc.constantFrom('USD', 'USD', 'KEY', 'KEY', 'BIT', 'NOPE'),
      fromAccount: fc.constantFrom('main' as const, 'second' as const),
      toAccount: fc.constantFrom('main' as const, 'second' as const),
      units: cents,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('set_mandate' as const), quoteShare: share, directionalShare: share, outsideShare: share }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('propose_change' as const),
      kind: fc.constantFrom(...CHANGE_KINDS),
      value: fc.oneof(fc.constantFrom(0, 1, 2, 5, 10, 4_000_000_000), cents),
      reason,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'approve_request' as const,
        'refuse_request' as const,
        'merge_request' as const,
        'revert_request' as const,
        'object_request' as const,
        'escalate_request' as const,
      ),
      requestId,
      reason,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('amend_request' as const),
      requestId,
      terms: fc.record({
        value: fc.oneof(fc.constantFrom(0, 2, 1_000_000_000), cents),
        expiresAfterDays: fc.oneof(fc.integer({ min: 0, max: 40 }), odd),
        published: fc.boolean(),
      }),
      reason,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('publish_page' as const), displayedFundCents: cents, claimsSameRules: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('set_queue_policy' as const),
      policy: fc.constantFrom('first_come' as const, 'pro_rata' as const, 'favourites_first' as const, 'gated' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('answer_block' as const), blockId: requestId, take: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ type: 'open_round' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('ask_ally' as const),
      requestId,
      seat: fc.constantFrom<SeatId>('chief', 'engineer', 'desk', 'risk', 'treasurer'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('object_request' as const, 'refuse_request' as const),
      requestId,
      reason,
      instead: fc.constantFrom('own_money' as const, 'bounded_and_printed' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('answer_offer' as const),
      offerId: fc.integer({ min: 0, max: 60 }),
      answer: fc.constantFrom(
        'ask' as const,
        'ask' as const,
        'decline' as const,
        'stall' as const,
        'wide_float' as const,
        'hard_cap' as const,
      ),
      reason,
    }),
  },
  { weight: 2, arbitrary: levers },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('make_statement' as const), topic, claim: fc.constant(true as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('correct_statement' as const), topic }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('audit' as const),
      subject: fc.constantFrom('desk' as const, 'fund' as const, 'code' as const, 'coverage' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ type: 'resign' as const }, { type: 'go_public' as const }, { type: 'come_clean' as const }),
  },
);

/** A seat's command; three in four come from the seat that may send it. */
export const seatCommand: fc.Arbitrary<{ seat: SeatId; command: Command }> = fc
  .record({ command, anySeat: fc.constantFrom<SeatId>('chief', 'engineer', 'desk', 'risk'), right: fc.integer({ min: 0, max: 3 }) })
  .map(({ command: given, anySeat, right }) => ({ command: given, seat: right === 0 ? anySeat : rightSeat(given) }));

function rightSeat(given: Command): SeatId {
  switch (given.type) {
    case 'approve_request':
    case 'publish_page':
    case 'set_queue_policy':
    case 'make_statement':
    case 'correct_statement':
    case 'come_clean':
      return 'chief';
    case 'merge_request':
    case 'revert_request':
      return 'engineer';
    case 'object_request':
    case 'ask_ally':
    case 'escalate_request':
    case 'audit':
    case 'go_public':
      return 'risk';
    case 'amend_request':
    case 'refuse_request':
      return given.requestId % 2 === 0 ? 'chief' : 'engineer';
    default:
      return 'desk';
  }
}

/** The command with its nth order replaced by the id of one that rests, where there is any. */
export function aimed(state: SimState, command: Command): Command {
  if ((command.type !== 'cancel_order' && command.type !== 'amend_order') || !Number.isSafeInteger(command.orderId)) return command;
  const desk = accountOf(state, 'desk').index;
  const ids: number[] = [];
  state.books.forEach((b, market) => {
    ordersOf(b, desk, (id) => ids.push(globalOrderId(state, market, id)));
  });
  return ids.length === 0 ? command : { ...command, orderId: ids[command.orderId % ids.length]! };
}
