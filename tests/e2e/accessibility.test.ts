import { debrief } from '../../shared/content/texts/en/debrief.ts';
import {
  closeHeading,
  door,
  expect,
  expectAccessible,
  inbox,
  letters,
  openReceipt,
  openRequest,
  playSolo,
  playToClose,
  ROUND_MS,
  setDirectionalShare,
  setPace,
  t,
  test,
} from './support.ts';

test('axe finds nothing on the front page and its doors', async ({ newPlayer }) => {
  const page = await newPlayer();
  await page.goto('/');
  await expect(door(page, t('home.solo'))).toBeVisible();
  await expectAccessible(page, 'home');
  await door(page, t('home.solo')).click();
  await expectAccessible(page, 'choice of seat');
  await door(page, t('common.back')).click();
  await door(page, t('home.join')).click();
  await page.getByLabel(t('home.code')).fill('ABC');
  await door(page, t('home.code.find')).click();
  await expect(page.getByRole('alert').filter({ hasText: t('home.code.incomplete') })).toBeVisible();
  await expectAccessible(page, 'door with a code');
});

test("axe finds nothing on the desk's screens", async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'desk', 'Dana');
  await setPace(page, 0);
  await expect(page.locator('.scene canvas')).toBeVisible();
  await expectAccessible(page, 'play, ticket');
  await page.getByRole('tab', { name: t('shell.outside.short') }).click();
  await expectAccessible(page, 'play, outside venue');
  await setDirectionalShare(page, 100);
  await setPace(page, 8);
  await expect(letters(page, t('inbox.refused.mandate'))).toBeVisible({ timeout: ROUND_MS });
  await setPace(page, 0);
  await letters(page, t('inbox.refused.mandate')).click();
  await expectAccessible(page, 'play, refusal and mandates');
  await inbox(page)
    .getByRole('button', { name: t('inbox.refused.askCredit') })
    .click();
  await expectAccessible(page, 'play, asking for credit');
  await page.getByRole('tab', { name: t('balances.title') }).click();
  await page.getByRole('tab', { name: t('page.title') }).click();
  await expectAccessible(page, 'play, balances and public page');
  await page.getByRole('button', { name: t('top.menu'), exact: true }).click();
  await expectAccessible(page, 'menu');
  await door(page, t('top.menu.keys')).click();
  await expect(page.getByRole('dialog', { name: t('keys.title') })).toBeVisible();
  await expectAccessible(page, 'keyboard help');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('axe finds nothing at the close, on the receipt and in the debrief', async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'desk', 'Dana');
  await playToClose(page);
  await expectAccessible(page, 'close, during the pause');
  await expect(door(page, t('close.open'))).toBeEnabled();
  await expectAccessible(page, 'close');
  await openReceipt(page);
  await expectAccessible(page, 'receipt');
  await page.getByRole('button', { name: debrief['end.debrief'], exact: true }).click();
  await expect(page.getByRole('heading', { name: debrief['debrief.title'].replace('{exchange}', 'Tidewater') })).toBeVisible();
  await page.locator('.debrief-questions label').first().click();
  await expectAccessible(page, 'debrief');
  await page.getByRole('button', { name: debrief['end.receipt'], exact: true }).click();
  await page.locator('.receipt-rows').first().click();
  await expectAccessible(page, 'rows behind a line');
});

test("axe finds nothing on the engineer's screens", async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'engineer', 'Emil');
  await setPace(page, 8);
  const privilege = letters(page, t('change.credit_line'));
  await expect(privilege.or(closeHeading(page))).toBeVisible({ timeout: ROUND_MS });
  await setPace(page, 0);
  await privilege.click();
  await expect(openRequest(page).getByRole('figure')).toBeVisible();
  await expectAccessible(page, 'play, an open request');
  await openRequest(page)
    .getByRole('button', { name: t('action.amend_request') })
    .click();
  await expectAccessible(page, 'play, amending');
});
