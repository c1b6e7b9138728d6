import type { Page } from '@playwright/test';
import {
  closeHeading,
  door,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  letters,
  openReceipt,
  openRequest,
  playSolo,
  ROUND_MS,
  t,
  test,
} from './support.ts';

const TARGET_PX = 44;
const phone = (width: number, height: number) => ({ viewport: { width, height }, isMobile: true, hasTouch: true });

for (const [width, height] of [
  [390, 844],
  [360, 740],
] as const) {
  test(`on a phone of ${width} x ${height} every screen fits and every tab can be hit`, async ({ newPlayer }) => {
    const page = await newPlayer(phone(width, height));
    await page.goto('/');
    await expect(door(page, t('home.join'))).toBeVisible();
    await expectNoSidewaysScroll(page, 'home');
    await playSolo(page, 'desk', 'Dana');
    await tapEveryTab(page);
    await choosePaceInMenu(page, t('top.pace.times', { n: 16 }));
    await expect(closeHeading(page)).toBeVisible({ timeout: ROUND_MS });
    await expectNoSidewaysScroll(page, 'close');
    await openReceipt(page);
    await expectNoSidewaysScroll(page, 'receipt');
  });
}

test('on a phone the engineer reads a change as code without scrolling the page sideways', async ({ newPlayer }) => {
  const page = await newPlayer(phone(360, 740));
  await playSolo(page, 'engineer', 'Emil');
  await tapEveryTab(page);
  await choosePaceInMenu(page, t('top.pace.times', { n: 8 }));
  await tabBar(page)
    .getByRole('button', { name: t('tabs.inbox') })
    .tap();
  const top = await messageTop(page);
  await expect(letters(page, t('change.credit_line'))).toBeVisible({ timeout: ROUND_MS });
  expect(await messageTop(page), 'the message stays where it is when another comes in').toBe(top);
  await choosePaceInMenu(page, t('top.pace.pause'));
  await letters(page, t('change.credit_line')).tap();
  await expect(openRequest(page).getByRole('figure')).toBeVisible();
  await expectNoSidewaysScroll(page, 'an open request');
  await openRequest(page).locator('[data-action="amend_request"]').tap();
  await expectNoSidewaysScroll(page, 'an amendment');
  await expectAccessible(page, 'the open request on a phone');
});

const tabBar = (page: Page) => page.getByRole('navigation', { name: t('tabs.label') }).filter({ visible: true });

const messageTop = async (page: Page) => (await page.getByRole('region', { name: t('inbox.message') }).boundingBox())?.y;

async function tapEveryTab(page: Page): Promise<void> {
  const tabs = tabBar(page).getByRole('button');
  await expect(tabs).toHaveCount(5);
  for (const tab of await tabs.all()) {
    const name = await tab.innerText();
    const box = await tab.boundingBox();
    expect.soft(Math.min(box?.width ?? 0, box?.height ?? 0), `tab ${name}`).toBeGreaterThanOrEqual(TARGET_PX);
    await expect(tab).toBeInViewport({ ratio: 1 });
    await tab.tap();
    await expect(tab).toHaveAttribute('aria-current', 'page');
    await expectNoSidewaysScroll(page, name);
    await expectAccessible(page, `the phone's ${name}`);
  }
}

async function choosePaceInMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: t('top.menu'), exact: true }).tap();
  const menu = page.getByRole('dialog', { name: t('top.menu') });
  await expectNoSidewaysScroll(page, 'menu');
  const pace = menu.getByRole('button', { name, exact: true });
  await pace.tap();
  await expect(pace).toHaveAttribute('aria-pressed', 'true');
  await menu.getByRole('button', { name: t('shell.sheet.close'), exact: true }).tap();
  await expect(menu).toBeHidden();
}
