import { describe, expect, it } from 'vitest';
import type { SimEvent, SimEventType } from '../../shared/sim/events.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { custodyUnits } from '../../shared/sim/exchange/valuation.ts';
import { requestWithdrawal, workQueue } from '../../shared/sim/exchange/withdrawals.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { cashOf, from, giveDeskPosition, MILLION, mergeChange, newGame, PERPETUAL, play, setDeskCash, the } from '../support/game.ts';

type Of<T extends SimEventType> = Extract<SimEvent, { type: T }>;
const only = <T extends SimEventType>(events: readonly SimEvent[], type: T): Of<T>[] =>
  events.filter((event): event is Of<T> => event.type === type);

/** Plays until an event of the kind has come. */
function until<T extends SimEventType>(state: SimState, type: T, most = 800): Of<T> {
  for (let i = 0; i < most; i++) {
    const found = only(play(state), type)[0];
    if (found) return found;
  }
  throw new Error(`no ${type} in ${most} steps`);
}

describe('what a step reports', () => {
  it('order_filled: the desk’s fills, at prices of the book, adding up to what the command answered', () => {
    const state = newGame();
    const before = state.positions.sizeLots[the(state, 'desk').index * state.positions.markets + PERPETUAL]!;
    play(state, from('desk', { type: 'set_mandate', quoteShare: 0, directionalShare: 0, outsideShare: 0 }));
    const events = play(
      state,
      from('desk', { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 40_000 }),
    );
    const fills = only(events, 'order_filled').filter((fill) => fill.taker === the(state, 'desk').index);
    const answered = only(events, 'command_accepted')[0]!.filledLots;
    expect(fills.reduce((sum, fill) => sum + fill.sizeLots, 0)).toBe(answered);
    for (let i = 1; i < fills.length; i++) expect(fills[i]!.priceTicks).toBeGreaterThanOrEqual(fills[i - 1]!.priceTicks);
    expect(before).toBe(0);
  });

  it('mandate_blocked: the standing order is stopped by the margin check, and the desk is told what it is short by', () => {
    const state = newGame();
    play(state, from('desk', { type: 'set_mandate', quoteShare: 0, directionalShare: 1, outsideShare: 0 }));
    const blocked = until(state, 'mandate_blocked');
    expect(blocked.rejection.code).toBe('insufficient_margin');
    expect(state.mandate.blocked).toMatchObject({ what: 'directional', shortByCents: blocked.rejection.shortByCents });
    expect(state.inbox.some(({ seat, item }) => seat === 'desk' && item.kind === 'order_refused' && item.byMandate)).toBe(true);
  });

  it('money_left: a transfer out says where it left the desk’s balance', () => {
    const state = newGame();
    const event = only(
      play(state, from('desk', { type: 'transfer_outside', direction: 'out', amountCents: 3 * MILLION })),
      'money_left',
    )[0]!;
    expect(event).toMatchObject({ amountCents: 3 * MILLION, balanceAfterCents: 17 * MILLION });
  });

  it('liquidation_ended: an account that has recovered is let go, with less of a position', () => {
    const state = newGame();
    giveDeskPosition(state, 700_000);
    setDeskCash(state, MILLION / 2);
    until(state, 'liquidation_started', 3);
    const ended = until(state, 'liquidation_ended');
    expect(ended.account).toBe(the(state, 'desk').index);
    expect(the(state, 'desk').liquidating).toBe(false);
  });

  it('fund_paid: a bankrupt account is made good as far as the fund goes, and the rest stays visible', () => {
    const state = newGame();
    const customer = state.accounts.find((account) => account.kind === 'customer')!;
    const cell = customer.index * state.ledger.assets;
    // Everything the customer has goes to the world outside, and three millions more than that.
    for (let asset = 0; asset < state.ledger.assets; asset++) {
      const all = state.ledger.balances[cell + asset]! + (asset === USD ? 3 * MILLION : 0);
      state.ledger.balances[cell + asset]! -= all;
      state.ledger.balances[the(state, 'outside_world').index * state.ledger.assets + asset]! += all;
    }
    const paid = until(state, 'fund_paid', 3);
    // The fund holds its opening million and the odd cents of funding.
    expect(paid.account).toBe(customer.index);
    expect(paid.amountCents).toBeGreaterThanOrEqual(MILLION);
    expect(paid.amountCents).toBeLessThan(MILLION + 10_000);
    expect(paid.amountCents + paid.uncoveredCents).toBe(3 * MILLION);
    expect(cashOf(state, 'insurance_fund')).toBe(0);
    expect(balanceOf(state.ledger, customer.index, USD)).toBe(-paid.uncoveredCents);
    expect(customer.bankrupt).toBe(true);
  });

  it('withdrawal_paid and withdrawal_queued: what custody has is paid in order, the rest waits', () => {
    const state = newGame();
    const [first, second] = state.accounts.filter((account) => account.kind === 'customer');
    const outside = the(state, 'outside_world').index * state.ledger.assets;
    // The firm's own accounts owe what has left: custody holds two millions.
    const gone = custodyUnits(state, USD) - 2 * MILLION;
    state.ledger.balances[the(state, 'desk').index * state.ledger.assets]! -= gone;
    state.ledger.balances[outside]! += gone;
    const events: SimEvent[] = [];
    requestWithdrawal(state, first!, USD, 1.5 * MILLION, events);
    requestWithdrawal(state, second!, USD, 1.5 * MILLION, events);
    requestWithdrawal(state, first!, USD, 0.1 * MILLION, events);
    expect(only(events, 'withdrawal_paid')).toEqual([{ type: 'withdrawal_paid', account: first!.index, asset: USD, units: 1.5 * MILLION }]);
    expect(only(events, 'withdrawal_queued').map((event) => event.account)).toEqual([second!.index, first!.index]);
    workQueue(state, events);
    // Half a million is left: the front of the queue gets it, and nobody behind is served first.
    expect(state.queue.map((waiting) => [waiting.account, waiting.units])).toEqual([
      [second!.index, MILLION],
      [first!.index, 0.1 * MILLION],
    ]);
    expect(custodyUnits(state, USD)).toBe(0);
  });

  it('request_changed: each signature is an event of its own', () => {
    const state = newGame();
    const asked = only(
      play(state, from('desk', { type: 'propose_change', kind: 'credit_line', value: MILLION, reason: 'missed_trades' })),
      'request_changed',
    );
    expect(asked).toMatchObject([{ verb: 'proposed', seat: 'desk', reason: 'missed_trades' }]);
    const own = only(
      play(state, from('chief', { type: 'propose_change', kind: 'taker_fee', value: 5, reason: 'client_pressure' })),
      'request_changed',
    );
    expect(own.map((event) => event.verb)).toEqual(['proposed', 'approved']);
  });

  it('page_published: carries what the page says beside what the fund holds', () => {
    const state = newGame();
    const event = only(
      play(state, from('chief', { type: 'publish_page', displayedFundCents: 9 * MILLION, claimsSameRules: true })),
      'page_published',
    )[0]!;
    expect(event).toMatchObject({ displayedFundCents: 9 * MILLION, heldFundCents: MILLION });
  });

  it('block_offered and block_closed: a taken block trades at the client’s price, an ignored one goes away', () => {
    const state = newGame();
    const { blockId } = until(state, 'block_offered');
    const offer = state.blocks.find((block) => block.blockId === blockId)!;
    const taken = only(play(state, from('desk', { type: 'answer_block', blockId, take: true })), 'block_closed')[0]!;
    expect(taken).toEqual({ type: 'block_closed', blockId, taken: true });
    const ignored = until(state, 'block_offered');
    expect(until(state, 'block_closed')).toEqual({ type: 'block_closed', blockId: ignored.blockId, taken: false });
    expect(offer.open).toBe(false);
  });

  it('turn_began, news_printed, round_closed: once each, in that order, at the drawn step and the last', () => {
    const state = newGame();
    const seen: [string, number][] = [];
    while (state.phase === 'live') {
      for (const event of play(state)) {
        if (event.type === 'turn_began' || event.type === 'round_closed') seen.push([event.type, state.step]);
        if (event.type === 'news_printed' && event.newsId === 'turn') seen.push([event.type, state.step]);
      }
    }
    expect(seen).toEqual([
      ['turn_began', state.world.turnStep],
      ['news_printed', state.world.turnStep],
      ['round_closed', state.scenario.stepsPerRound],
    ]);
  });

  it('liquidation_skipped is counted, not acted on, however long it lasts', () => {
    const state = newGame();
    mergeChange(state, 'credit_line', 40 * MILLION);
    mergeChange(state, 'liquidation_exemption', 0);
    giveDeskPosition(state, 2_500_000);
    setDeskCash(state, MILLION);
    expect(until(state, 'liquidation_skipped', 3).account).toBe(the(state, 'desk').index);
    for (let i = 0; i < 10; i++)
      expect(only(play(state), 'liquidation_started').some((event) => event.account === the(state, 'desk').index)).toBe(false);
  });
});
