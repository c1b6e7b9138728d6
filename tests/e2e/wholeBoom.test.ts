import type { Page } from '@playwright/test';
import { debrief } from '../../shared/content/texts/en/debrief.ts';
import { door, expect, expectAccessible, expectNoSidewaysScroll, playBoom, setPace, t, test } from './support.ts';

/** Eight to ten rounds of at most six seconds at the highest pace, and a few runs on the way. */
const SESSION_MS = 150_000;

const between = (page: Page) => page.getByRole('heading', { name: t('between.title') });
const ended = (page: Page) => door(page, t('ended.open'));
const run = (page: Page) => page.getByRole('region', { name: t('run.title') });

test('the long boom from the first round to the receipt: every close opened by key', async ({ newPlayer }) => {
  test.setTimeout(SESSION_MS + 60_000);
  const page = await newPlayer();
  await playBoom(page, 'chief', 'Clio');
  await setPace(page, 16);
  let closes = 0;
  let runSeen = false;
  for (;;) {
    const waiting = runSeen ? between(page).or(ended(page)) : between(page).or(ended(page)).or(run(page));
    await expect(waiting.first()).toBeVisible({ timeout: SESSION_MS });
    if (await ended(page).isVisible()) break;
    if (await between(page).isVisible()) {
      closes += 1;
      if (closes === 1) await lookAtTheClose(page);
      await openByKey(page);
      if (closes === 1) await setPace(page, 16);
    } else if (await run(page).isVisible()) {
      runSeen = true;
      await expectAccessible(page, 'a run');
    }
  }
  expect(closes).toBeGreaterThan(2);
  await test.step('the end, and the receipt', () => readTheReceipt(page, closes));
});

/** The close lasts two seconds at the highest pace: it is looked at while the clock is held. */
async function lookAtTheClose(page: Page): Promise<void> {
  await door(page, t('between.pause')).click();
  await expect(page.getByText(t('between.paused'))).toBeVisible();
  const table = page.getByRole('table').filter({ hasText: t('between.table.equity') });
  await expect(table.getByRole('row')).toHaveCount(6);
  await expect(table.locator('.close-own')).toContainText('Tidewater');
  await expectAccessible(page, 'between two rounds');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, 'between two rounds');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByLabel(t('between.page.shown')).fill('1m');
  await door(page, t('between.page.sign')).click();
  await expect(page.getByText(t('between.page.done'))).toBeVisible();
}

/** Enter on the focused button; at this pace the close may be over before the key comes. */
async function openByKey(page: Page): Promise<void> {
  const open = door(page, t('between.open'));
  if (await open.isVisible()) await open.press('Enter', { timeout: 3_000 }).catch(() => undefined);
  await expect(between(page)).toBeHidden();
}

/** Paper cannot be opened: all of it is there, and folded again afterwards. */
async function printed(page: Page): Promise<void> {
  const folded = page.locator('.receipt details:not([open])');
  const before = await folded.count();
  expect(before).toBeGreaterThan(0);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(folded).toHaveCount(0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(folded).toHaveCount(before);
}

async function readTheReceipt(page: Page, closes: number): Promise<void> {
  await expectAccessible(page, 'how it ended');
  await expect(ended(page)).toBeEnabled();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, 'how it ended');
  await page.setViewportSize({ width: 1440, height: 900 });
  await ended(page).click();
  await page.getByRole('button', { name: debrief['end.receipt'], exact: true }).click();
  await expect(page.getByRole('heading', { name: t('receipt.title', { exchange: 'Tidewater' }) })).toBeVisible({ timeout: 30_000 });
  const rounds = page.getByRole('region', { name: t('receipt.rounds'), exact: true });
  await expect(rounds.getByRole('row')).toHaveCount(0);
  await rounds.locator('summary').press('Enter');
  expect(await rounds.getByRole('row').count()).toBeGreaterThan(closes);
  for (const duty of ['coverage', 'equal', 'truth', 'prudence', 'repair'] as const) {
    await expect(page.getByRole('region', { name: t(`receipt.duty.${duty}`), exact: true })).toBeVisible();
  }
  const carried = page.getByRole('region', { name: t('receipt.carried') });
  await carried.locator('summary').press('Enter');
  await expect(carried.getByRole('columnheader', { name: 'Chief Clio' })).toBeVisible();
  await expectAccessible(page, 'receipt of a firm');
  await printed(page);
  await page.locator('.receipt-rows').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, 'receipt of a firm');
}
