import type { Page } from '@playwright/test';
import { door, expect, expectAccessible, expectNoSidewaysScroll, playBoom, playSolo, setPace, t, test } from './support.ts';

const sheet = (page: Page) => page.getByRole('dialog', { name: t('move.title') });
const amount = (page: Page) => sheet(page).getByLabel(t('move.amount.dollars'));
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const secondRow = (page: Page) => rowOf(page, t('balances.second', { asset: 'USD' }));
/** The market goes one step on with each command, even while paused, and the desk quotes in it. */
const DRIFT = 300_000;
const moveOut = (page: Page) => door(page, t('move.door.main', { asset: 'USD' }));
const moveBack = (page: Page) => door(page, t('move.door.second', { asset: 'USD' }));

/** Whole dollars in the account, as the table shows them. */
const dollars = async (page: Page, name: string): Promise<number> =>
  Number((await rowOf(page, name).getByRole('cell').first().innerText()).replaceAll(',', ''));

test('the desk moves a million to its second account and back by keyboard, and sees both balances', async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'desk', 'Dana');
  await setPace(page, 0);
  await page.getByRole('tab', { name: t('balances.title') }).click();
  const before = await dollars(page, 'USD');

  await test.step('more than there is is refused, with what would pass', async () => {
    await moveOut(page).focus();
    await page.keyboard.press('Enter');
    await expect(amount(page)).toBeFocused();
    await page.keyboard.type('nine');
    await expect(sheet(page).getByText(t('move.amount.steps', { step: '$0.01' }))).toBeVisible();
    await expect(sheet(page).getByRole('button', { name: t('move.send') })).toBeDisabled();
    await amount(page).fill('900m');
    await page.keyboard.press('Enter');
    const refused = sheet(page).getByRole('alert');
    await expect(refused).toContainText(t('reject.insufficient_balance'));
    await expect(refused).toContainText(t('move.pass.most', { amount: '$' }).split('$')[0] ?? '');
    await expectAccessible(page, 'a refused move');
  });

  await test.step('a million goes', async () => {
    await amount(page).fill('1m');
    await expect(sheet(page).getByRole('alert')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(sheet(page)).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: t('move.done.main', { amount: '$1,000,000' }) })).toBeVisible();
    await expect(secondRow(page).getByRole('cell').first()).toHaveText('1,000,000');
    expect(Math.abs((await dollars(page, 'USD')) - (before - 1_000_000))).toBeLessThan(DRIFT);
    await expect(moveOut(page)).toBeFocused();
    await expectAccessible(page, 'the balances of both accounts');
  });

  await test.step('all of it comes back', async () => {
    await moveBack(page).focus();
    await page.keyboard.press('Enter');
    await expect(sheet(page).getByLabel(t('move.direction'))).toHaveValue('second');
    await sheet(page)
      .getByRole('button', { name: t('move.max', { amount: '$1,000,000' }) })
      .click();
    await sheet(page)
      .getByRole('button', { name: t('move.send') })
      .click();
    await expect(secondRow(page)).toHaveCount(0);
    expect(Math.abs((await dollars(page, 'USD')) - before)).toBeLessThan(DRIFT);
    await expect(moveOut(page)).toBeFocused();
  });

  await test.step('Escape leaves without sending', async () => {
    await page.keyboard.press('Enter');
    await expect(sheet(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
    await expect(moveOut(page)).toBeFocused();
  });
});

test('in a firm the desk moves money from its holdings, on a phone', async ({ newPlayer }) => {
  const page = await newPlayer({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await playBoom(page, 'desk', 'Dana');
  await page
    .getByRole('navigation', { name: t('tabs.label') })
    .filter({ visible: true })
    .getByRole('button', { name: t('firm.tab.mine') })
    .tap();
  await page.getByRole('tab', { name: t('firm.tab.holdings') }).tap();
  await moveOut(page).tap();
  await expectNoSidewaysScroll(page, 'a move');
  await expectAccessible(page, 'a move on a phone');
  await amount(page).fill('1,000,000');
  await sheet(page)
    .getByRole('button', { name: t('move.send') })
    .tap();
  await expect(secondRow(page).getByRole('cell').first()).toHaveText('1,000,000');
  await expectNoSidewaysScroll(page, 'both accounts');
  await moveBack(page).tap();
  await amount(page).fill('1m');
  await sheet(page)
    .getByRole('button', { name: t('move.send') })
    .tap();
  await expect(secondRow(page)).toHaveCount(0);
});
