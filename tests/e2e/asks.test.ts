import type { Page } from '@playwright/test';
import {
  door,
  expect,
  expectAccessible,
  gameCode,
  joinWithCode,
  letters,
  openRequest,
  playSolo,
  ROUND_MS,
  setPace,
  t,
  test,
} from './support.ts';

const sheet = (page: Page) => page.getByRole('dialog', { name: t('ask.title') });

test('the desk asks for full mark by keyboard, and its engineer finds the switch on', async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'desk', 'Dana');
  await setPace(page, 0);

  await test.step('the sheet opens on the first change, and Escape goes one step back at a time', async () => {
    await door(page, t('ask.title')).focus();
    await page.keyboard.press('Enter');
    await expect(sheet(page).getByRole('button', { name: t('change.credit_line') })).toBeFocused();
    await expectAccessible(page, 'what can be asked for');
    await page.keyboard.press('Tab');
    await expect(sheet(page).getByRole('button', { name: t('change.full_mark') })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(sheet(page).getByLabel(t('inbox.credit.reason'))).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(sheet(page).getByRole('button', { name: t('change.full_mark') })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
    await expect(door(page, t('ask.title'))).toBeFocused();
  });

  await test.step('it sends the request with a reason', async () => {
    await page.keyboard.press('p');
    await expect(sheet(page).getByRole('button', { name: t('change.credit_line') })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(sheet(page).getByLabel(t('inbox.credit.reason'))).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expectAccessible(page, 'the terms of a change');
    await page.keyboard.press('Tab');
    await expect(door(page, t('inbox.credit.send'))).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(sheet(page)).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: t('propose.sent') })).toBeVisible();
    await page.keyboard.press('p');
    await expect(sheet(page).getByRole('button', { name: t('change.credit_line') })).toBeFocused();
    await expect(sheet(page).getByRole('button', { name: t('change.full_mark') })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('the chief approves and the engineer merges', async () => {
    await setPace(page, 8);
    await expect(letters(page, t('change.full_mark'))).toContainText(t('trail.merged', { who: t('seat.engineer') }), { timeout: ROUND_MS });
    await setPace(page, 0);
    await letters(page, t('change.full_mark')).click();
    await expect(openRequest(page)).toContainText(t('trail.approved', { who: t('seat.chief') }));
  });

  await test.step('the engineer’s screen lists the switch', async () => {
    const code = await gameCode(page);
    await page.getByRole('button', { name: t('top.menu'), exact: true }).click();
    await door(page, t('top.menu.leave')).click();
    await joinWithCode(page, code, 'engineer', 'Emil');
    const rules = page.getByRole('region', { name: t('code.title') });
    await expect(rules.getByText(t('code.rule.weightReadsFlag'))).toBeVisible();
    await expect(door(page, t('ask.title'))).toHaveCount(0);
  });
});
