import { expect, playSolo, setPace, t, test } from './support.ts';

test('a double click takes back one order and leaves the one that moves up', async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'desk', 'Dana');
  await setPace(page, 0);
  const price = page.getByLabel(t('ticket.price'));
  await expect(price).not.toHaveValue('');
  const far = Math.floor(Number(await price.inputValue()) * 0.9);
  await page.getByLabel(t('ticket.size', { coin: 'BIT' })).fill('3');
  await page.getByRole('tab', { name: t('orders.title') }).click();
  for (const [index, at] of [far, far - 10, far - 20].entries()) {
    await price.fill(String(at));
    await page.locator('.ticket .go').click();
    await expect(page.locator('[data-amend]')).toHaveCount(index + 1);
  }
  await page
    .getByRole('button', { name: /^Cancel/ })
    .and(page.locator('td button'))
    .first()
    .evaluate(async (button: HTMLElement) => {
      const { left, top } = button.getBoundingClientRect();
      const press = (detail: number): void => {
        const under = document.elementFromPoint(left + 5, top + 5);
        under?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
      };
      const row = button.closest('tr');
      press(1);
      while (row?.isConnected) await new Promise((later) => setTimeout(later, 10));
      press(2);
    });
  await expect(page.getByText(t('orders.cancelled'))).toBeVisible();
  await setPace(page, 1);
  await page.waitForTimeout(1000);
  await expect(page.locator('[data-amend]')).toHaveCount(2);
});
