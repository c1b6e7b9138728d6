import { describe, expect, it } from 'vitest';
import { characters } from '../../shared/content/characters.ts';
import type { ChangeKind } from '../../shared/sim/commands.ts';
import type { CharacterId } from '../../shared/sim/policies/character.ts';
import { decide } from '../../shared/sim/policies/decide.ts';
import { type BotMemory, createBotMemory } from '../../shared/sim/policies/look.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import type { RequestView, SeatView } from '../../shared/sim/views/types.ts';
import type { WaterfallEntry } from '../../shared/sim/views/waterfallTypes.ts';
import { MILLION, newGame } from '../support/game.ts';

/** What a seat sees at a step of a fresh game, with some of it changed. */
function viewOf(seat: SeatId, step: number, change: (view: SeatView) => void = () => undefined): SeatView {
  const view = structuredClone(seatView(newGame(), seat, 'BIT-PERP'));
  view.clock.step = step;
  change(view);
  return view;
}

/** Kinds that a bot asks for, and its line, at one look. */
function look(seat: SeatId, who: CharacterId, view: SeatView, memory: BotMemory = createBotMemory()) {
  const { commands, line } = decide(view, seat, characters[who], memory, '7');
  const kinds = commands.flatMap((command) => (command.type === 'propose_change' ? [command.kind] : []));
  return { kinds, line };
}

const sold = (isDesk: boolean): WaterfallEntry => ({ step: 40, stage: 'sold', market: 'BIT-PERP', cents: MILLION, isDesk });
const request = (kind: ChangeKind, status: RequestView['status'], step: number): RequestView => ({
  requestId: 1,
  kind,
  status,
  terms: { value: 0, expiresAfterDays: 0, published: false },
  askedValue: 0,
  mergedStep: null,
  untilDay: null,
  trail: [{ verb: 'merged', seat: 'engineer', step, reason: 'not_my_call' }],
  diff: null,
});

describe('the gambler desk', () => {
  const otherSold = viewOf('desk', 50, (view) => view.waterfall.feed.push(sold(false)));
  const stopped = (shareOfCoins: number, code: 'insufficient_margin' | 'insufficient_balance') =>
    viewOf('desk', 50, (view) => {
      view.mandate!.blocked = { what: 'directional', code, shortByCents: MILLION, step: 48 };
      const { balances } = view.account!;
      for (const [asset, balance] of balances.entries()) {
        const share = asset === 0 ? 1 - shareOfCoins : asset === balances.length - 1 ? shareOfCoins : 0;
        balance.valueCents = 20 * MILLION * share;
      }
    });

  it('asks once for the liquidations of others, as soon as it has seen one', () => {
    const memory = createBotMemory();
    expect(look('desk', 'gambler_desk', otherSold, memory)).toEqual({ kinds: ['route_liquidations'], line: 'line.desk.ask_route' });
    expect(look('desk', 'gambler_desk', otherSold, memory).kinds).toEqual([]);
  });

  it('does not ask for them while only its own account has been sold, or while it may not ask', () => {
    const ownSold = viewOf('desk', 50, (view) => view.waterfall.feed.push(sold(true)));
    expect(look('desk', 'gambler_desk', ownSold).kinds).toEqual([]);
    const open = { ...otherSold, proposable: otherSold.proposable.filter((kind) => kind !== 'route_liquidations') };
    expect(look('desk', 'gambler_desk', open).kinds).toEqual([]);
  });

  it('asks once for full mark when margin stops its mandate and one coin is most of its collateral', () => {
    const memory = createBotMemory();
    expect(look('desk', 'gambler_desk', stopped(0.6, 'insufficient_margin'), memory).kinds).toContain('full_mark');
    expect(look('desk', 'gambler_desk', stopped(0.6, 'insufficient_margin'), memory).kinds).not.toContain('full_mark');
  });

  it('does not ask for full mark when cash is most of it, or when something else stopped it', () => {
    expect(look('desk', 'gambler_desk', stopped(0.4, 'insufficient_margin')).kinds).not.toContain('full_mark');
    expect(look('desk', 'gambler_desk', stopped(0.6, 'insufficient_balance')).kinds).not.toContain('full_mark');
  });

  it('by the book, asks for neither', () => {
    expect(look('desk', 'by_the_book', otherSold).kinds).toEqual([]);
    expect(look('desk', 'by_the_book', stopped(0.6, 'insufficient_margin')).kinds).toEqual([]);
  });
});

describe('the persuasive chief', () => {
  const fund = (share: number, step: number, ...requests: RequestView[]) =>
    viewOf('chief', step, (view) => {
      view.page.displayedFundCents = Math.round(share * view.customers!.depositsCents);
      view.requests.push(...requests);
    });
  /** The fee comes before it in time; a memory that holds it leaves the fund alone on the desk. */
  const feeIsCut = (): BotMemory => ({ ...createBotMemory(), noticed: { fee: 70 } });

  it('asks once for the fund formula when the page shows less than 0.6 % of deposits', () => {
    const memory = feeIsCut();
    expect(look('chief', 'persuasive_chief', fund(0.0059, 150), memory)).toEqual({
      kinds: ['fund_formula'],
      line: 'line.chief.ask_formula',
    });
    expect(look('chief', 'persuasive_chief', fund(0.0059, 151), memory).kinds).toEqual([]);
    expect(look('chief', 'persuasive_chief', fund(0.0061, 150), feeIsCut()).kinds).toEqual([]);
  });

  it('asks for house tokens in the fund a while after the formula was decided, if the page is still thin', () => {
    const asked = (step: number, share: number, status: RequestView['status']) =>
      look('chief', 'persuasive_chief', fund(share, step, request('fund_formula', status, 200)), feeIsCut()).kinds;
    expect(asked(259, 0.005, 'merged')).toEqual([]);
    expect(asked(260, 0.005, 'merged')).toEqual(['house_token_reserve']);
    expect(asked(260, 0.005, 'approved')).toEqual([]);
    expect(asked(260, 0.007, 'merged')).toEqual([]);
  });

  it('by the book, asks for neither', () => {
    expect(look('chief', 'by_the_book', fund(0.001, 150), feeIsCut()).kinds).toEqual([]);
  });
});

describe('the engineer by the book', () => {
  it.each(['fund_formula', 'house_token_reserve'] as const)('refuses %s: the page would show what the ledger does not hold', (kind) => {
    const memory: BotMemory = { ...createBotMemory(), noticed: { 'due:merge-1': 0 } };
    const view = viewOf('engineer', 300, (seen) => seen.requests.push(request(kind, 'approved', 200)));
    const of = (who: CharacterId) => decide(view, 'engineer', characters[who], structuredClone(memory), '7').commands[0]?.type;
    expect(of('by_the_book')).toBe('refuse_request');
    expect(of('deferential_engineer')).toBe('merge_request');
  });
});
