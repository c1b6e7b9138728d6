import type { Page } from '@playwright/test';
import { debrief } from '../../shared/content/texts/en/debrief.ts';
import { trial } from '../../shared/content/texts/en/trial.ts';
import { trialScreen as words } from '../../shared/content/texts/en/trialScreen.ts';
import { door, expect, expectAccessible, expectNoSidewaysScroll, playBoom, setPace, t, test } from './support.ts';

/** Eight to ten rounds of at most six seconds at the highest pace. */
const SESSION_MS = 150_000;
/** A record of a whole session is played again before its trial opens. */
const OPENING_MS = 60_000;

const heading = (page: Page) => page.locator('.trial-head h1');
const answer = (page: Page) => page.getByRole('heading', { name: words.answer });
const seatOf = (page: Page, name: string) => page.locator('.trial-seat').filter({ hasText: name });
const pins = (page: Page) => page.getByRole('list', { name: words['line.exhibits'] }).getByRole('button');

test('the trial of a session whose favours nobody stopped, from the first exhibit to the last', async ({ newPlayer }) => {
  test.setTimeout(SESSION_MS + 180_000);
  const page = await newPlayer();
  // Risk signs nothing and asks nothing: what the others want comes into force.
  await playBoom(page, 'risk', 'Vera');
  await setPace(page, 16);
  const open = door(page, t('ended.open'));
  await expect(open).toBeEnabled({ timeout: SESSION_MS });
  await open.click();
  await expect(heading(page)).toBeVisible({ timeout: OPENING_MS });
  await test.step('the first exhibit, by every pair of eyes', () => lookAround(page));
  const asked = await test.step('every exhibit is voted on and answered', () => goThrough(page));
  expect(asked.length).toBeGreaterThanOrEqual(3);
  expect(new Set(asked).size).toBeGreaterThan(1);
  const favours = (['first_yes', 'limit_raised', 'pretext_and_need', 'sentence_rotted'] as const).map(
    (rule) => trial[`trial.rule.${rule}`],
  );
  expect(asked.some((title) => favours.some((favour) => title.includes(favour)))).toBe(true);
  await test.step('the exhibits on paper', () => printed(page, asked.length));
  await door(page, words['answer.receipt']).click();
  await expect(page.getByRole('heading', { name: t('receipt.title', { exchange: 'Tidewater' }) })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: debrief['end.trial'], exact: true }).click();
  await expect(pins(page)).toHaveCount(asked.length, { timeout: OPENING_MS });
});

async function lookAround(page: Page): Promise<void> {
  await expect(pins(page)).toHaveCount(1);
  await expect(page.locator('.trial-line').getByRole('img')).toHaveAccessibleName(new RegExp(`${words['line.shut']}\\.$`));
  await expectAccessible(page, 'first exhibit of a trial');
  const seats = page.locator('.trial-seat:not(:disabled)');
  if ((await seats.count()) > 0) {
    await page.keyboard.press('5');
    await expect(seatOf(page, t('seat.customers'))).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('.trial-vaults').getByRole('img')).toHaveAccessibleName(/did not show/);
    await expectAccessible(page, 'a trial as customers saw it');
    await page.keyboard.press('0');
    await expect(page.locator('.trial-all')).toHaveAttribute('aria-pressed', 'true');
  }
  const slider = page.getByRole('slider', { name: words.jump });
  const at = Number(await slider.inputValue());
  await door(page, words['step.back']).click();
  await expect(slider).toHaveValue(String(at - 1));
  await page.locator('.trial-head h1').focus();
  await page.keyboard.press('Space');
  await expect(slider).toHaveValue(String(at), { timeout: 10_000 });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, 'a trial');
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** By keys alone: an answer, the vote, the next exhibit. Gives the titles in order. */
async function goThrough(page: Page): Promise<string[]> {
  const titles: string[] = [];
  for (;;) {
    titles.push((await heading(page).textContent()) ?? '');
    await expect(answer(page)).toHaveCount(0);
    await expect(page.locator('.trial-options .is-answer')).toHaveCount(0);
    if (titles.length === 1) {
      await door(page, words.testify).click();
      await expect(page.getByText(words['testify.done'])).toBeVisible();
    }
    await page.keyboard.press('b');
    await expect(page.locator('.trial-options input').nth(1)).toBeChecked();
    await page.keyboard.press('v');
    await expect(answer(page)).toBeVisible();
    await expect(page.locator('.trial-options .is-answer')).toHaveCount(1);
    await expect(page.locator('.trial-verdict')).not.toContainText(/[{}]/);
    if (titles.length === 1) {
      await expect(page.locator('.trial-testimony li')).toHaveCount(1);
      await expectAccessible(page, 'an open answer of a trial');
    }
    if (await door(page, words['answer.receipt']).isVisible()) break;
    const before = await page.locator('.trial-tag').textContent();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.trial-tag')).not.toHaveText(before ?? '');
  }
  await expect(page.locator('.trial-line').getByRole('img')).not.toHaveAccessibleName(new RegExp(`${words['line.shut']}\\.$`));
  return titles;
}

async function printed(page: Page, exhibits: number): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.pack-sheet')).toHaveCount(exhibits);
  await expect(page.locator('.pack-sheet').first()).toBeVisible();
  await expect(page.locator('.trial-sitting')).toBeHidden();
  await expect(page.locator('.trial-pack .trial-votes, .trial-pack .trial-answer, .trial-pack .is-answer')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.pack-sheet')).toHaveCount(0);
}
