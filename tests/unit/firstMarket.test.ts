import { beforeEach, expect, test } from 'vitest';
import { chooseMarket, market } from '../../client/screens/play/playState.ts';
import { applySections, resetStore, welcome } from '../../client/store/store.ts';
import type { ServerMessages } from '../../shared/net/messages.ts';
import type { AccountView } from '../../shared/sim/views/types.ts';

const markets = ['BIT', 'BIT-PERP', 'YUM-PERP'].map((id) => ({ id, kind: id.endsWith('PERP') ? 'perpetual' : 'spot' }));
const holding = (lots: Record<string, number>): AccountView =>
  ({ positions: Object.entries(lots).map(([of, sizeLots]) => ({ market: of, sizeLots })) }) as AccountView;
const sitDown = (account: AccountView): void => {
  welcome.value = { gameId: 'game', seat: 'desk', markets } as ServerMessages['welcome'];
  applySections({ account }, true);
};

beforeEach(resetStore);

test('the market on show stays when a position turns short in another', () => {
  sitDown(holding({ 'BIT-PERP': 10, 'YUM-PERP': 10 }));
  expect(market.value).toBe('BIT-PERP');
  applySections({ account: holding({ 'BIT-PERP': 10, 'YUM-PERP': -10 }) }, false);
  expect(market.value).toBe('BIT-PERP');
});

test('a desk that opens short begins with what it is short of, and goes where it is sent', () => {
  sitDown(holding({ 'YUM-PERP': -10 }));
  expect(market.value).toBe('YUM-PERP');
  applySections({ account: holding({ 'YUM-PERP': 0 }) }, false);
  expect(market.value).toBe('YUM-PERP');
  chooseMarket('BIT');
  expect(market.value).toBe('BIT');
});
