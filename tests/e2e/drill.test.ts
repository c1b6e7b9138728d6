import { door, expect, expectAccessible, openReceipt, playToClose, seated, setPace, t, test } from './support.ts';

test('the squeeze drill: buy the short back early, see where losses would go, and stay alive', async ({ newPlayer }) => {
  const page = await newPlayer();
  await page.goto('/');
  await door(page, t('home.solo')).click();
  await page.getByRole('radio', { name: t('home.game.drill') }).check();
  await door(page, t('home.seat.desk')).click();
  await seated(page, 'desk');
  await expect(page.getByRole('region', { name: t('drill.aim') })).toContainText(t('drill.aim.text'));

  // "Close" fills the ticket with a reduce-only order for the whole position; a market order takes what the thin book has.
  const close = page.getByRole('button', { name: t('shell.position.closeThis', { market: 'MOBI-PERP' }) });
  await expect(async () => {
    if ((await close.count()) > 0) {
      await close.click({ timeout: 2_000 });
      await expect(page.getByRole('checkbox', { name: t('ticket.reduceOnly') })).toBeChecked({ timeout: 2_000 });
      await page.getByRole('button', { name: t('ticket.market'), exact: true }).click({ timeout: 2_000 });
      await page.locator('.go').click({ timeout: 2_000 });
    }
    await expect(close).toHaveCount(0, { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });

  await page.getByRole('tab', { name: t('falls.title') }).click();
  await expect(page.getByText(t('falls.opposing'))).toBeVisible();
  await setPace(page, 0);
  await expectAccessible(page, 'liquidations');
  await setPace(page, 8);
  await playToClose(page);
  await openReceipt(page);
  await expect(page.locator('.receipt-lead')).toContainText('Everyone could be paid.');
});
