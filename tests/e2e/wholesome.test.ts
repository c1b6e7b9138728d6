import type { Page } from '@playwright/test';
import { expect, openReceipt, playSolo, playToClose, setPace, test } from './support.ts';

test('the trading floor is a picture, and it moves', async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'desk', 'Dana');
  await setPace(page, 0);
  await expect.poll(() => coloursOnTheFloor(page), { timeout: 60_000 }).toBeGreaterThan(200);
  const before = await floorPicture(page);
  await expect.poll(async () => before.equals(await floorPicture(page)), { timeout: 30_000 }).toBe(false);
});

test('with reduced motion the floor stands still and the round plays to its receipt', async ({ newPlayer }) => {
  const page = await newPlayer({ reducedMotion: 'reduce' });
  await playSolo(page, 'desk', 'Dana');
  await setPace(page, 0);
  await expect.poll(() => coloursOnTheFloor(page), { timeout: 60_000 }).toBeGreaterThan(200);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await expect(async () => {
    const before = await floorPicture(page);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 800)));
    expect(before.equals(await floorPicture(page))).toBe(true);
  }).toPass({ timeout: 60_000 });
  await playToClose(page);
  await openReceipt(page);
});

const floorPicture = (page: Page): Promise<Buffer> => page.locator('.scene canvas').screenshot({ caret: 'initial' });

/** Distinct colours of the floor alone, without the labels that lie on it. */
async function coloursOnTheFloor(page: Page): Promise<number> {
  await page.locator('.tag, .vault-label, .caption, .aim').evaluateAll((labels) => {
    for (const label of labels) if (label instanceof HTMLElement) label.style.visibility = 'hidden';
  });
  const picture = await floorPicture(page);
  const reader = await page.context().newPage();
  const colours = await reader.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const brush = canvas.getContext('2d');
    if (!brush) throw new Error('no 2d canvas');
    brush.drawImage(image, 0, 0);
    return new Set(new Uint32Array(brush.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, picture.toString('base64'));
  await reader.close();
  return colours;
}
