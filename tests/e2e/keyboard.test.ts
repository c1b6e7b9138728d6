import type { Locator, Page } from '@playwright/test';
import { door, expect, inbox, letters, seated, t, test } from './support.ts';

test('from the front page to an order and an answered message without a mouse', async ({ newPlayer }) => {
  const page = await newPlayer();
  await page.goto('/');
  await tabTo(page, door(page, t('home.solo')));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: t('home.chooseSeat') })).toBeFocused();
  await tabTo(page, page.getByRole('radio', { name: t('home.game.boom') }));
  const round = page.getByRole('radio', { name: t('home.game.round') });
  for (let press = 0; press < 8 && !(await round.isChecked()); press += 1) await page.keyboard.press('ArrowRight');
  await expect(round).toBeChecked();
  await tabTo(page, door(page, t('home.seat.desk')));
  await page.keyboard.press('Enter');
  await seated(page, 'desk');
  const paused = page.getByRole('button', { name: t('top.pace.pause') });
  await page.keyboard.down('Space');
  await expect(paused).toHaveAttribute('aria-pressed', 'true');
  // Held down it repeats, and is one press all the same.
  await page.keyboard.down('Space');
  await page.keyboard.up('Space');
  await page.waitForTimeout(300);
  await expect(paused).toHaveAttribute('aria-pressed', 'true');

  await test.step('an order', async () => {
    const size = page.getByLabel(t('ticket.size', { coin: 'BIT' }));
    await page.keyboard.press('b');
    await expect(size).toBeFocused();
    await retype(page, '3');
    await tabTo(page, door(page, t('ticket.send.buy', { size: '3', market: 'BIT-PERP' })));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '3 BIT-PERP' })).toBeVisible();
  });

  await test.step('an order that is refused, and a request in answer', async () => {
    await page.keyboard.press('m');
    await expect(page.getByLabel(t('ticket.size', { coin: 'BIT' }))).toBeFocused();
    await retype(page, '15000');
    await page.keyboard.press('Enter');
    await expect(letters(page, t('inbox.refused.short'))).toBeVisible();
    await page.keyboard.press('Escape');
    await tabTo(page, letters(page, t('inbox.refused.short')));
    await page.keyboard.press('Enter');
    await tabTo(page, inbox(page).getByRole('button', { name: t('inbox.refused.askCredit') }));
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(t('inbox.credit.size'))).toBeFocused();
    await tabTo(page, page.getByLabel(t('inbox.credit.reason')));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, door(page, t('inbox.credit.send')));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: t('propose.sent') })).toBeVisible();
    await expect(letters(page, t('change.credit_line'))).toBeVisible();
  });

  await test.step('a message that has just come up takes no press that was meant for the one before', async () => {
    const shown = inbox(page).locator('.message > *').last();
    const atOnce = await letters(page, t('note.desk_brief.title')).evaluate(async (letter: HTMLElement) => {
      letter.click();
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return getComputedStyle(document.querySelector('.message > :last-child') as Element).pointerEvents;
    });
    expect(atOnce).toBe('none');
    await expect(shown).toHaveCSS('pointer-events', 'auto');
  });
});

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, wanted: Locator, presses = 80): Promise<void> {
  for (let press = 0; press < presses; press += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted, `reached with ${presses} presses of Tab`).toBeFocused({ timeout: 100 });
}

async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}
