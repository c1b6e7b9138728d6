import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/sim/commands.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { fingerprint } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { cashOf, codeOf, from, MILLION, mergeChange, newGame, play, setDeskCash, the } from '../support/game.ts';

const buy = (sizeLots: number, extra: Partial<Extract<Command, { type: 'place_order' }>> = {}): Command => ({
  type: 'place_order',
  market: 'BIT-PERP',
  side: 'buy',
  orderType: 'market',
  sizeLots,
  ...extra,
});
const propose = (kind: 'credit_line' | 'liquidation_exemption' | 'leverage_cap' | 'taker_fee', value: number): Command => ({
  type: 'propose_change',
  kind,
  value,
  reason: 'missed_trades',
});

const between = (extra: Partial<Extract<Command, { type: 'transfer_between' }>>): Command => ({
  type: 'transfer_between',
  asset: 'USD',
  fromAccount: 'main',
  toAccount: 'second',
  units: MILLION,
  ...extra,
});
const liquidated = (state: SimState): void => {
  the(state, 'desk').liquidating = true;
};

/** Each row also breaks every rule below it that it can, so the list states the precedence. */
const rows: { code: string; seat?: SeatId; command: Command; given?: (state: SimState) => void }[] = [
  { code: 'foreign_seat', seat: 'engineer', command: buy(-1, { market: 'NOPE' }) },
  { code: 'unknown_market', command: buy(-1, { market: 'NOPE' }) },
  { code: 'invalid_size', command: buy(-5, { orderType: 'limit', priceTicks: -1 }) },
  { code: 'invalid_size', command: buy(0.5) },
  { code: 'invalid_size', command: buy(0) },
  { code: 'size_above_limit', command: buy(3_000_000, { orderType: 'limit', priceTicks: -1 }) },
  { code: 'size_above_limit', command: buy(Number.MAX_SAFE_INTEGER) },
  { code: 'invalid_price', command: buy(1_999_999, { orderType: 'limit' }) },
  { code: 'invalid_price', command: buy(1_999_999, { orderType: 'limit', priceTicks: 0.5 }) },
  { code: 'invalid_price', command: buy(1_999_999, { priceTicks: 10_000 }) },
  { code: 'price_outside_band', command: buy(1_999_999, { orderType: 'limit', priceTicks: 15_000 }) },
  {
    code: 'too_many_orders',
    command: buy(1_999_999, { orderType: 'post_only', priceTicks: 10_900 }),
    given: (state) => {
      for (let i = 0; i < 40; i++) expect(codeOf(state, 'desk', buy(1, { orderType: 'limit', priceTicks: 9_000 }))).toBeNull();
      the(state, 'desk').liquidating = true;
    },
  },
  {
    code: 'account_liquidating',
    command: buy(1_999_999, { orderType: 'post_only', priceTicks: 10_900 }),
    given: (state) => {
      the(state, 'desk').liquidating = true;
    },
  },
  { code: 'reduce_only_would_increase', command: buy(1_999_999, { orderType: 'post_only', priceTicks: 10_900, reduceOnly: true }) },
  { code: 'reduce_only_would_increase', command: buy(10, { market: 'BIT', reduceOnly: true }) },
  { code: 'post_only_would_take', command: buy(1_999_999, { orderType: 'post_only', priceTicks: 10_900 }) },
  { code: 'no_liquidity', command: buy(1_999_999, { orderType: 'ioc', priceTicks: 9_000 }) },
  { code: 'insufficient_margin', command: buy(1_999_999) },
  { code: 'insufficient_balance', command: buy(199_000_00 / 100, { market: 'BIT', side: 'sell' }) },
  { code: 'insufficient_balance', command: buy(500_000, { market: 'KEY' }), given: (state) => setDeskCash(state, 1_000) },
  { code: 'unknown_order', command: { type: 'cancel_order', orderId: 123_456 } },
  { code: 'unknown_order', command: { type: 'cancel_order', orderId: -3 } },
  { code: 'unknown_order', command: { type: 'amend_order', orderId: 123_456, sizeLots: 1, priceTicks: 9_000 } },
  { code: 'unknown_market', command: { type: 'cancel_all', market: 'NOPE' } },
  { code: 'leverage_above_cap', command: { type: 'set_leverage', leverage: 4 } },
  { code: 'invalid_amount', command: { type: 'set_leverage', leverage: 0 } },
  { code: 'invalid_amount', command: { type: 'transfer_outside', direction: 'out', amountCents: -1 } },
  { code: 'insufficient_balance', command: { type: 'transfer_outside', direction: 'out', amountCents: 90 * MILLION } },
  { code: 'insufficient_balance', command: { type: 'transfer_outside', direction: 'back', amountCents: MILLION } },
  { code: 'foreign_seat', seat: 'chief', command: between({ asset: 'NOPE', toAccount: 'main', units: -1 }) },
  { code: 'malformed', command: between({ asset: 'NOPE', toAccount: 'main', units: -1 }) },
  { code: 'unknown_asset', command: between({ asset: 'NOPE', units: -1 }) },
  { code: 'unknown_asset', command: between({ asset: '__proto__' }) },
  { code: 'invalid_amount', command: between({ units: -1 }), given: liquidated },
  { code: 'invalid_amount', command: between({ units: 0.5 }) },
  { code: 'account_liquidating', command: between({ units: 90 * MILLION }), given: liquidated },
  { code: 'insufficient_balance', command: between({ units: 90 * MILLION }) },
  { code: 'insufficient_balance', command: between({ fromAccount: 'second', toAccount: 'main', units: 1 }) },
  { code: 'insufficient_balance', command: between({ asset: 'BIT', units: 1 }) },
  { code: 'insufficient_margin', command: between({ asset: 'KEY', units: 5_900_000 }), given: (state) => setDeskCash(state, -5 * MILLION) },
  { code: 'invalid_amount', command: { type: 'set_mandate', quoteShare: 0, directionalShare: 1.01, outsideShare: 0 } },
  { code: 'invalid_amount', command: { type: 'set_mandate', quoteShare: 0, directionalShare: Number.NaN, outsideShare: 0 } },
  { code: 'unknown_block', command: { type: 'answer_block', blockId: 999, take: true } },
  { code: 'foreign_seat', command: propose('taker_fee', 5) },
  { code: 'invalid_amount', command: propose('credit_line', 0.5) },
  { code: 'invalid_amount', command: propose('credit_line', 101 * MILLION) },
  { code: 'invalid_amount', command: propose('liquidation_exemption', 1), given: (state) => mergeChange(state, 'credit_line', MILLION) },
  { code: 'prerequisite_missing', command: propose('liquidation_exemption', 0) },
  {
    code: 'request_open_already',
    command: propose('credit_line', MILLION),
    given: (state) => play(state, from('desk', propose('credit_line', MILLION))),
  },
  { code: 'unknown_request', seat: 'chief', command: { type: 'approve_request', requestId: 77, reason: 'temporary' } },
  {
    code: 'unknown_request',
    seat: 'engineer',
    command: { type: 'merge_request', requestId: 1, reason: 'temporary' },
    given: (state) => play(state, from('desk', propose('credit_line', MILLION))),
  },
  {
    code: 'not_yours_to_decide',
    seat: 'chief',
    command: { type: 'approve_request', requestId: 1, reason: 'temporary' },
    given: (state) => mergeChange(state, 'credit_line', MILLION),
  },
  {
    code: 'request_closed',
    seat: 'chief',
    command: { type: 'approve_request', requestId: 1, reason: 'temporary' },
    given: (state) => {
      play(state, from('desk', propose('credit_line', MILLION)));
      play(state, from('chief', { type: 'refuse_request', requestId: 1, reason: 'no_exceptions' }));
    },
  },
  {
    code: 'terms_not_smaller',
    seat: 'chief',
    command: {
      type: 'amend_request',
      requestId: 1,
      terms: { value: 2 * MILLION, expiresAfterDays: 0, published: false },
      reason: 'too_large',
    },
    given: (state) => play(state, from('desk', propose('credit_line', MILLION))),
  },
  { code: 'invalid_amount', seat: 'chief', command: { type: 'publish_page', displayedFundCents: -1, claimsSameRules: true } },
];

describe('every refusal has its own name and changes nothing', () => {
  for (const row of rows) {
    const { type } = row.command;
    it(`refuses ${type} with ${row.code}${row.seat ? ` (${row.seat})` : ''}`, () => {
      const state = newGame();
      row.given?.(state);
      const twin = structuredClone(state);
      expect(codeOf(state, row.seat ?? 'desk', row.command)).toBe(row.code);
      play(twin);
      // The desk's own inbox tells it why funds were refused; nothing else may differ from a step without the command.
      const funds = row.code === 'insufficient_margin' || row.code === 'insufficient_balance';
      if (funds) twin.inbox = state.inbox;
      expect(fingerprint(state)).toBe(fingerprint(twin));
    });
  }

  it('refuses everything with wrong_phase once the round is closed', () => {
    const state = newGame();
    state.phase = 'closed';
    expect(codeOf(state, 'desk', buy(1))).toBe('wrong_phase');
    expect(codeOf(state, 'chief', { type: 'publish_page', displayedFundCents: 0, claimsSameRules: true })).toBe('wrong_phase');
  });

  it('says what an order needed, what there was, and the size that would pass', () => {
    const state = newGame();
    const events = play(state, from('desk', buy(1_500_000)));
    const refused = events.find((event) => event.type === 'command_rejected');
    if (refused?.type !== 'command_rejected') throw new Error('not refused');
    const { needsCents, haveCents, shortByCents, fitsLots } = refused.rejection;
    expect(shortByCents).toBe(needsCents! - haveCents!);
    const again = newGame();
    expect(codeOf(again, 'desk', buy(fitsLots!))).toBeNull();
    const oneMore = newGame();
    expect(codeOf(oneMore, 'desk', buy(fitsLots! + 1))).toBe('insufficient_margin');
    expect(state.inbox.some(({ item }) => item.kind === 'order_refused' && item.shortByCents === shortByCents)).toBe(true);
  });

  it('says wallet_empty when custody does not have what an account may take', () => {
    const state = newGame();
    mergeChange(state, 'credit_line', 100 * MILLION);
    for (const account of state.accounts) {
      if (account.kind !== 'customer' && account.kind !== 'maker') continue;
      const cell = account.index * state.ledger.assets;
      const outside = the(state, 'outside_world').index * state.ledger.assets;
      state.ledger.balances[outside]! += state.ledger.balances[cell]!;
      state.ledger.balances[cell] = 0;
    }
    const before = cashOf(state, 'desk');
    expect(codeOf(state, 'desk', { type: 'transfer_outside', direction: 'out', amountCents: before + 30 * MILLION })).toBe('wallet_empty');
  });
});
