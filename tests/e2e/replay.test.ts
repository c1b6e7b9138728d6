import { writeFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { usdShort } from '../../client/overlay/format.ts';
import { checksumOf } from '../../shared/net/checksum.ts';
import { solvency } from '../../shared/sim/exchange/valuation.ts';
import { openPlayback, playRecorded } from '../../shared/sim/recording.ts';
import { theLongBoom } from '../support/boom.ts';
import { record, wholeGames } from '../support/recordedGames.ts';
import { door, expect, expectAccessible, expectNoSidewaysScroll, inbox, t, test } from './support.ts';

const STEPS = 1_200;
const { game, text } = record(theLongBoom, '7', { steps: STEPS });

const asFile = (content: string, name = 'game.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
const picker = (page: Page): Locator => page.locator('input[type="file"]');
const reel = (page: Page): Locator => page.getByRole('region', { name: t('replay.controls') });
const timeline = (page: Page): Locator => page.getByRole('slider', { name: t('replay.at') });
const refused = (page: Page): Locator => page.getByRole('alert').filter({ hasText: t('replay.refused') });
const eyes = (page: Page): Locator => page.getByLabel(t('replay.eyes'));

async function openDoor(page: Page): Promise<void> {
  await page.goto('/');
  await door(page, t('home.replay')).click();
  await expect(page.getByRole('heading', { name: t('replay.title') })).toBeVisible();
}

async function openGame(page: Page, content = text): Promise<void> {
  await openDoor(page);
  await picker(page).setInputFiles(asFile(content));
  await expect(reel(page)).toBeVisible({ timeout: 60_000 });
}

test('whole games come out the same in a browser as where they were recorded', async ({ newPlayer }) => {
  const page = await newPlayer();
  for (const { name, play } of wholeGames) {
    const played = play();
    await openGame(page, played.text);
    await expect(timeline(page), name).toHaveAttribute('max', String(played.game.steps.length));
    await expect(page.locator('.replay-verdict'), name).toHaveText(t('replay.matches'));
    await door(page, t('replay.leave')).click();
  }
});

test('a game whose record was made up is replayed all the same, and says that it differs', async ({ newPlayer }) => {
  const page = await newPlayer();
  const { checksum: _, ...content } = JSON.parse(text);
  const row = content.steps.find((one: { fingerprint?: string }) => one.fingerprint !== undefined);
  row.fingerprint = '0000000000000000';
  await openGame(page, JSON.stringify({ ...content, checksum: checksumOf(JSON.stringify(content)) }));
  await expect(page.locator('.replay-verdict')).toContainText(t('replay.differs', { n: 1, step: row.step }));
});

test('a reader jumps, steps, plays and looks from another seat, and can change nothing', async ({ newPlayer }) => {
  const page = await newPlayer();
  const asked: string[] = [];
  await openGame(page);
  page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()));
  await expect(page.locator('.scene canvas')).toBeVisible();

  await timeline(page).fill('1000');
  const playback = openPlayback(theLongBoom, game.seed);
  for (const row of game.steps.slice(0, 1000)) playRecorded(playback, row);
  const { owedCents, holeCents } = solvency(playback.state);
  await expect(page.locator('.reel-ledger dd').first()).toHaveText(usdShort(owedCents));
  await expect(page.locator('.vault-label.there')).toContainText(usdShort(owedCents - holeCents));

  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(timeline(page)).toHaveValue('999');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(timeline(page)).toHaveAttribute('aria-valuetext', /round 3/);
  await page.keyboard.press('.');
  await expect(page.locator('.reel-decided b')).not.toHaveText(t('replay.decided.none'));
  await page.keyboard.press('3');
  await expect(eyes(page)).toHaveValue('desk');
  await expect(page.locator('.vault-label.there')).toContainText(t('floor.vault.locked'));

  const slider = page.getByRole('slider', { name: t('lever.spread'), includeHidden: true });
  await expect(slider).toBeVisible();
  expect(await slider.evaluate((element) => element.closest('[inert]') !== null)).toBe(true);
  expect(await page.locator('.panel:not(.reel) .door').evaluateAll((all) => all.every((one) => one.closest('[inert]') !== null))).toBe(
    true,
  );
  await expect(inbox(page).getByRole('listitem').first()).toBeVisible();

  await page.keyboard.press('Home');
  await reel(page).getByLabel(t('replay.speed')).selectOption('64');
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press(' ');
  await expect.poll(async () => Number(await timeline(page).inputValue()), { timeout: 60_000 }).toBe(STEPS);
  await expect(reel(page).getByRole('button', { name: t('replay.play'), exact: true })).toBeVisible();
  expect(asked).toEqual([]);
});

test('a file that is no whole game is refused by name, and what was open stays as it was', async ({ newPlayer }) => {
  const page = await newPlayer();
  await openDoor(page);
  const bad: [string, string][] = [
    [text.slice(0, text.length / 2), t('replay.why.cut_off')],
    [text.replace('"seat":"desk"', '"seat":"risk"'), t('replay.why.edited')],
    [text.replace('"version":4', '"version":99'), t('replay.why.other_format_version', { found: 99, expected: 4 })],
    ['[1, 2, 3]', t('replay.why.not_a_session')],
    ['', t('replay.why.not_a_session')],
  ];
  for (const [content, why] of bad) {
    await picker(page).setInputFiles(asFile(content));
    await expect(refused(page)).toContainText(why);
    await expect(reel(page)).toBeHidden();
  }
  await picker(page).setInputFiles(asFile(text));
  await expect(reel(page)).toBeVisible({ timeout: 60_000 });
  await timeline(page).fill('500');
  await eyes(page).selectOption('desk');
  for (const [content, why] of bad) {
    await picker(page).setInputFiles(asFile(content));
    await expect(refused(page)).toContainText(why);
    await expect(refused(page)).toContainText(t('replay.kept'));
    await expect(timeline(page)).toHaveValue('500');
    await expect(eyes(page)).toHaveValue('desk');
  }
});

test('a file of 200 MB is refused by its size and never read', async ({ newPlayer }) => {
  const page = await newPlayer();
  await openDoor(page);
  const large = test.info().outputPath('large.json');
  writeFileSync(large, Buffer.alloc(200_000_000, 0x20));
  await page.evaluate(() => {
    Blob.prototype.text = () => Promise.reject(new Error('the file was read'));
  });
  await picker(page).setInputFiles(large);
  await expect(refused(page)).toContainText(t('replay.why.too_large', { found: 200, expected: 20 }));
});

test('the reader can be used with a screen reader and on a phone', async ({ newPlayer }) => {
  const page = await newPlayer();
  await openDoor(page);
  await expectAccessible(page, 'choosing a file');
  await picker(page).setInputFiles(asFile('no game'));
  await expect(refused(page)).toBeVisible();
  await expectAccessible(page, 'a refused file');
  await picker(page).setInputFiles(asFile(text));
  await expect(reel(page)).toBeVisible({ timeout: 60_000 });
  await timeline(page).fill('900');
  for (const one of ['record', ...theLongBoom.seats]) {
    await eyes(page).selectOption(one);
    await expectAccessible(page, `reading as ${one}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, 'reading');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page, 'reading');
  await expectAccessible(page, 'reading on a phone');
});
