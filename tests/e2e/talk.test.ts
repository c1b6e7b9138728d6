import { expect, playBoom, setPace, t, test } from './support.ts';

test('what is being written stays while other things are looked at, and an older line stays in sight', async ({ newPlayer }) => {
  const page = await newPlayer();
  await playBoom(page, 'chief', 'Clio');
  await setPace(page, 0);
  const field = page.getByLabel(t('talk.say'));
  const words = 'One line that is long enough to take several rows of a narrow chat. '.repeat(2).trim();
  const send = async (line: string): Promise<void> => {
    await field.fill(line);
    // A line that comes too soon after the last is refused.
    await expect(async () => {
      await field.press('Enter');
      await expect(field).toHaveValue('', { timeout: 500 });
    }).toPass();
    await expect(page.locator('.chat li').filter({ hasText: line })).toBeAttached();
  };
  for (const line of ['1', '2', '3']) await send(`${line} ${words}`);
  const chat = page.locator('.chat');
  await expect.poll(() => chat.evaluate((list) => list.scrollTop)).toBeGreaterThan(0);
  await chat.evaluate((list) => list.scrollTo(0, 0));
  await send('4');
  await page.waitForTimeout(200);
  expect(await chat.evaluate((list) => list.scrollTop), 'the older line stays in sight').toBe(0);

  await field.fill('not sent yet');
  await page.getByRole('tab', { name: t('page.title') }).click();
  await expect(field).toBeHidden();
  await page.keyboard.press('c');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('not sent yet');
});
