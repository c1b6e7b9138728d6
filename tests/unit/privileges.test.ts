import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../shared/sim/commandTable.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { runLiquidations } from '../../shared/sim/exchange/liquidation.ts';
import { collateralCents, liquidationCheck, withdrawalFloorCents } from '../../shared/sim/exchange/margin.ts';
import { relatedPartyCents, reportedRelatedPartyCents } from '../../shared/sim/exchange/reportedTotals.ts';
import { settleFill } from '../../shared/sim/exchange/settlement.ts';
import { solvency } from '../../shared/sim/exchange/valuation.ts';
import { checkWithdrawal } from '../../shared/sim/exchange/withdrawals.ts';
import { type CodeLine, changeDiff, FLOOR, SWITCHED } from '../../shared/sim/firm/changes.ts';
import { HOUSE_TOKENS_SHOWN, heldFundCents, shownFundCents } from '../../shared/sim/firm/publicPage.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { USD } from '../../shared/sim/state.ts';
import {
  cashOf,
  codeOf,
  from,
  giveDeskPosition,
  MILLION,
  mergeChange,
  newGame,
  PERPETUAL,
  play,
  setDeskCash,
  the,
} from '../support/game.ts';

describe('a privilege is a field that a check reads', () => {
  it('leaves the withdrawal floor at zero until the change is merged, then lowers it by the line, for that account alone', () => {
    const state = newGame();
    const desk = the(state, 'desk');
    expect(withdrawalFloorCents(state, desk)).toBe(0);
    mergeChange(state, 'credit_line', 20 * MILLION);
    expect(withdrawalFloorCents(state, desk)).toBe(-20 * MILLION);
    for (const account of state.accounts) if (account.kind !== 'desk') expect(withdrawalFloorCents(state, account)).toBeCloseTo(0);
  });

  it('needs both the rule that reads the flag and the flag', () => {
    const state = newGame();
    const desk = the(state, 'desk');
    desk.allowNegative = true;
    desk.borrowCents = 5 * MILLION;
    expect(withdrawalFloorCents(state, desk)).toBe(0);
    state.rules.floorReadsFlag = true;
    expect(withdrawalFloorCents(state, desk)).toBe(-5 * MILLION);
    desk.allowNegative = false;
    expect(withdrawalFloorCents(state, desk)).toBe(0);
  });

  it('refuses the desk more than it has, and pays it from what customers are owed once the floor has moved', () => {
    const state = newGame();
    setDeskCash(state, MILLION);
    const desk = the(state, 'desk');
    const refused = checkWithdrawal(state, desk, USD, 6 * MILLION);
    expect(refused).toEqual({ code: 'insufficient_balance', needsCents: 6 * MILLION, haveCents: MILLION, shortByCents: 5 * MILLION });
    mergeChange(state, 'credit_line', 20 * MILLION);
    setDeskCash(state, MILLION);
    const before = solvency(state).custodyCents;
    expect(codeOf(state, 'desk', { type: 'transfer_outside', direction: 'out', amountCents: 6 * MILLION })).toBeNull();
    expect(cashOf(state, 'desk_outside')).toBeGreaterThanOrEqual(6 * MILLION);
    expect(cashOf(state, 'desk')).toBeLessThan(0);
    expect(solvency(state).custodyCents).toBeLessThan(before);
    expect(state.requests.at(-1)!.timesUsed).toBeGreaterThan(0);
  });

  it('liquidates the desk like anybody until the second change makes the check read the flag', () => {
    const state = newGame();
    mergeChange(state, 'credit_line', 40 * MILLION);
    giveDeskPosition(state, 2_000_000);
    setDeskCash(state, 2 * MILLION);
    const desk = the(state, 'desk');
    expect(liquidationCheck(state, desk)).toMatchObject({ ruleActs: true, acts: true });
    state.rules.liquidationReadsFlag = true;
    expect(liquidationCheck(state, desk)).toMatchObject({ ruleActs: true, acts: false });
    desk.allowNegative = false;
    expect(liquidationCheck(state, desk)).toMatchObject({ ruleActs: true, acts: true });
  });

  it('passes the exempt desk over, step after step, and counts it on the change', () => {
    const state = newGame();
    mergeChange(state, 'credit_line', 40 * MILLION);
    const exemption = mergeChange(state, 'liquidation_exemption', 0);
    giveDeskPosition(state, 2_000_000);
    setDeskCash(state, 2 * MILLION);
    const events = play(state);
    expect(events.some((event) => event.type === 'liquidation_skipped')).toBe(true);
    play(state);
    expect(the(state, 'desk').liquidating).toBe(false);
    expect(state.requests.find((r) => r.requestId === exemption)!.timesUsed).toBe(2);
  });

  it('sells the desk down slice by slice where there is no exemption, and tells it why', () => {
    const state = newGame();
    giveDeskPosition(state, 1_000_000);
    setDeskCash(state, 2 * MILLION);
    const sizeOf = (): number => state.positions.sizeLots[the(state, 'desk').index * state.positions.markets + PERPETUAL]!;
    const before = sizeOf();
    const events = [...play(state), ...play(state), ...play(state)];
    expect(events.some((event) => event.type === 'liquidation_started')).toBe(true);
    expect(events.some((event) => event.type === 'liquidation_ordered')).toBe(true);
    expect(sizeOf()).toBeLessThan(before);
    expect(codeOf(state, 'desk', { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 1 })).toBe(
      'account_liquidating',
    );
  });

  it('lets the line carry an order that the desk’s own collateral would not', () => {
    const order = { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 900_000 } as const;
    const state = newGame();
    expect(codeOf(state, 'desk', order)).toBe('insufficient_margin');
    mergeChange(state, 'credit_line', 80 * MILLION);
    expect(codeOf(state, 'desk', order)).toBeNull();
  });

  it('ends by itself on the day that an amended change carries, and prints what was agreed to print', () => {
    const state = newGame();
    play(state, from('desk', { type: 'propose_change', kind: 'credit_line', value: 40 * MILLION, reason: 'missed_trades' }));
    const { requestId } = state.requests[0]!;
    const terms = { value: 10 * MILLION, expiresAfterDays: 7, published: true };
    expect(codeOf(state, 'chief', { type: 'amend_request', requestId, terms, reason: 'bounded_and_public' })).toBeNull();
    expect(codeOf(state, 'engineer', { type: 'merge_request', requestId, reason: 'bounded_and_public' })).toBeNull();
    expect(the(state, 'desk').borrowCents).toBe(10 * MILLION);
    for (let i = 0; i < 31; i++) play(state);
    expect(the(state, 'desk')).toMatchObject({ allowNegative: false, borrowCents: 0 });
    expect(state.requests[0]!.status).toBe('expired');
    expect(withdrawalFloorCents(state, the(state, 'desk'))).toBe(0);
  });
});

describe('a change is shown as the code it turns on', () => {
  const sourceLine = (code: CodeLine): string =>
    readFileSync(new URL(`../../shared/sim/${code.file}`, import.meta.url), 'utf8')
      .split('\n')
      [code.line - 1]!.trim();
  const withoutElse = (text: string): string => text.replace(/ : 0;$/, ';');

  for (const [kind, code] of [['credit_line', FLOOR] as const, ...Object.entries(SWITCHED)]) {
    it(`${kind}: the added line is the engine’s own, at its line, with the switch left out`, () => {
      const shown = sourceLine(code).replace(code.hidden, '');
      expect(code.hidden.endsWith('? ') ? withoutElse(shown) : shown).toBe(code.with);
      expect(sourceLine(code)).toContain(code.hidden);
      (code.above ?? []).forEach((text, i, above) => {
        expect(sourceLine({ ...code, line: code.line - above.length + i })).toBe(text);
      });
    });
  }

  it('shows flag and line of the account beside the code', () => {
    const state = newGame();
    play(state, from('desk', { type: 'propose_change', kind: 'credit_line', value: 20 * MILLION, reason: 'missed_trades' }));
    const { lines } = changeDiff(state, state.requests[0]!)!;
    expect(lines.some((line) => line.kind === 'added' && line.text === FLOOR.with)).toBe(true);
    expect(lines.some((line) => line.text.includes('borrowCents: 2_000_000_000'))).toBe(true);
  });
});

describe('each switch is read by one check, for one account, and can be taken back', () => {
  const orderFor = (sizeLots: number) => ({ type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots }) as const;

  it('full mark: the desk’s coins count in full, nobody else’s do', () => {
    const state = newGame();
    const desk = the(state, 'desk').index;
    const customer = state.accounts.find((account) => account.kind === 'customer')!.index;
    const before = [collateralCents(state, desk, 'total'), collateralCents(state, customer, 'total')];
    const requestId = mergeChange(state, 'full_mark', 0);
    const twin = newGame();
    for (let i = 0; i < 3; i++) play(twin);
    expect(collateralCents(state, desk, 'total')).toBeGreaterThan(before[0]! + 4 * MILLION);
    expect(collateralCents(state, customer, 'total')).toBe(collateralCents(twin, customer, 'total'));
    play(state, from('engineer', { type: 'revert_request', requestId, reason: 'clean_up' }));
    expect(state.rules.weightReadsFlag || the(state, 'desk').fullMark).toBe(false);
  });

  it('fast lane: an order without funds passes and is counted; coins that are not there still cannot be sold', () => {
    const state = newGame();
    expect(codeOf(state, 'desk', orderFor(1_500_000))).toBe('insufficient_margin');
    mergeChange(state, 'fast_lane', 0);
    expect(codeOf(state, 'desk', orderFor(1_500_000))).toBeNull();
    expect(state.requests[0]!.timesUsed).toBe(1);
    expect(codeOf(state, 'desk', { type: 'place_order', market: 'BIT', side: 'sell', orderType: 'market', sizeLots: 1_000 })).toBe(
      'insufficient_balance',
    );
  });

  it('fund formula: the page’s fund grows with volume, the fund does not', () => {
    const state = newGame();
    play(state, from('chief', { type: 'propose_change', kind: 'fund_formula', value: 0, reason: 'everyone_does' }));
    play(state, from('engineer', { type: 'merge_request', requestId: 1, reason: 'not_my_call' }));
    const held = heldFundCents(state);
    for (let i = 0; i < 60; i++) play(state);
    expect(shownFundCents(state)).toBeGreaterThan(heldFundCents(state) + 1_000);
    expect(heldFundCents(state)).toBeLessThan(held + 1_000_000);
    expect(state.requests[0]!.timesUsed).toBeGreaterThan(10);
  });

  it('house token as reserve: the page counts tokens that no account of the fund holds', () => {
    const state = newGame();
    play(state, from('chief', { type: 'propose_change', kind: 'house_token_reserve', value: 0, reason: 'everyone_does' }));
    play(state, from('engineer', { type: 'merge_request', requestId: 1, reason: 'not_my_call' }));
    expect(shownFundCents(state) - state.page.displayedFundCents).toBe(HOUSE_TOKENS_SHOWN * state.markets[2]!.markTicks);
    expect(balanceOf(state.ledger, the(state, 'insurance_fund').index, 2)).toBe(0);
    // Signing the page again at the figure it shows does not count the tokens twice.
    const shown = shownFundCents(state);
    applyCommand(state, from('chief', { type: 'publish_page', displayedFundCents: shown, claimsSameRules: true }), []);
    expect(shownFundCents(state)).toBe(shown);
  });

  it('routed liquidations: a client’s slice goes to the desk while merged, and to the book before and after', () => {
    const state = newGame();
    const client = state.accounts.find((account) => account.id === 'institution_2')!;
    const paths: SimEvent['type'][] = [];
    const pathNow = (): SimEvent['type'] => {
      const game = structuredClone(state);
      const maker = game.accounts.find((account) => account.kind === 'maker')!.index;
      // All that the client has goes to the world outside but $0.36m, which stands behind a position of $10m.
      const world = the(game, 'outside_world').index * game.ledger.assets;
      const cell = client.index * game.ledger.assets;
      for (let asset = 0; asset < game.ledger.assets; asset++) {
        const gone = game.ledger.balances[cell + asset]! - (asset === USD ? 0.36 * MILLION : 0);
        game.ledger.balances[cell + asset]! -= gone;
        game.ledger.balances[world + asset]! += gone;
      }
      settleFill(game, PERPETUAL, client.index, maker, true, game.markets[PERPETUAL]!.markTicks, 100_000);
      const events: SimEvent[] = [];
      const sliced = (event: SimEvent): boolean => event.type === 'liquidation_ordered' || event.type === 'liquidation_routed';
      for (let i = 0; i < 40 && !events.some(sliced); i++) {
        game.step += 1;
        runLiquidations(game, events);
      }
      if (game.requests.at(-1)?.status === 'merged') expect(game.requests.at(-1)!.timesUsed).toBe(1);
      return events.find(sliced)!.type;
    };
    paths.push(pathNow());
    const requestId = mergeChange(state, 'route_liquidations', 0);
    paths.push(pathNow());
    play(state, from('engineer', { type: 'revert_request', requestId, reason: 'clean_up' }));
    paths.push(pathNow());
    expect(paths).toEqual(['liquidation_ordered', 'liquidation_routed', 'liquidation_ordered']);
  });

  it('unlisted account: printed totals skip what the desk owes while merged, and revert brings the debt back', () => {
    const state = newGame();
    play(state, from('desk', { type: 'set_mandate', quoteShare: 0, directionalShare: 0, outsideShare: 0 }));
    mergeChange(state, 'credit_line', 40 * MILLION);
    setDeskCash(state, -12 * MILLION);
    const both = (): number[] => [reportedRelatedPartyCents(state), relatedPartyCents(state), cashOf(state, 'desk')];
    expect(both()).toEqual([12 * MILLION, 12 * MILLION, -12 * MILLION]);
    const requestId = mergeChange(state, 'unlisted_account', 0);
    expect(both()).toEqual([0, 12 * MILLION, 0]);
    play(state, from('engineer', { type: 'revert_request', requestId, reason: 'clean_up' }));
    expect(both()).toEqual([12 * MILLION, 12 * MILLION, -12 * MILLION]);
    expect(state.accounts.some((account) => account.unlisted)).toBe(false);
    expect(changeDiff(state, state.requests.at(-1)!)!.lines.at(-1)!.text).toBe("  { id: 'lowtide_second', unlisted: true },");
  });

  it('an unlisted account that ends on its date brings the debt back, for the engine to look at in the next step', () => {
    const state = newGame();
    play(state, from('desk', { type: 'set_mandate', quoteShare: 0, directionalShare: 0, outsideShare: 0 }));
    const line = mergeChange(state, 'credit_line', 40 * MILLION);
    setDeskCash(state, -30 * MILLION);
    play(state, from('desk', { type: 'propose_change', kind: 'unlisted_account', value: 0, reason: 'temporary' }));
    const { requestId } = state.requests.at(-1)!;
    const terms = { value: 0, expiresAfterDays: 1, published: false };
    play(state, from('chief', { type: 'amend_request', requestId, terms, reason: 'temporary' }));
    play(state, from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' }));
    play(state, from('engineer', { type: 'revert_request', requestId: line, reason: 'clean_up' }));
    const desk = the(state, 'desk');
    while (state.requests.at(-1)!.status === 'merged') play(state);
    expect([cashOf(state, 'desk'), desk.liquidating]).toEqual([-30 * MILLION, false]);
    expect(violations(state)).toEqual([]);
    expect(play(state).some((event) => event.type === 'liquidation_started' && event.account === desk.index)).toBe(true);
    expect(violations(state)).toEqual([]);
  });

  it('rates by account: opens the loophole of many accounts for everybody, and reverting closes it', () => {
    const state = newGame();
    play(state, from('chief', { type: 'propose_change', kind: 'per_account_rates', value: 0, reason: 'client_pressure' }));
    expect(state.rules.concentrationPerOwner).toBe(true);
    play(state, from('engineer', { type: 'merge_request', requestId: 1, reason: 'not_my_call' }));
    expect(state.rules.concentrationPerOwner).toBe(false);
    play(state, from('engineer', { type: 'revert_request', requestId: 1, reason: 'clean_up' }));
    expect(state.rules.concentrationPerOwner).toBe(true);
  });
});
