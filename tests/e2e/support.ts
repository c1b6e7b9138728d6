/**
 * Steps that the browser tests share. Every page comes from `newPlayer`, which listens for trouble: an error in the console, an
 * uncaught exception, something the content security policy blocked, a call to another host. Any of it fails the test.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContextOptions, test as base, expect, type Locator, type Page } from '@playwright/test';
import { t } from '../../client/i18n/t.ts';
import type { Pace } from '../../shared/net/messages.ts';
import type { ReasonId } from '../../shared/sim/commands.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { RequestAction } from '../../shared/sim/views/types.ts';

export { expect, t };

/** A whole round takes 12 s at the highest pace; a busy machine needs several times that. */
export const ROUND_MS = 90_000;

type PlayableSeat = 'desk' | 'engineer';
interface PlayerOptions extends BrowserContextOptions {
  /** Trouble that this test makes on purpose. */
  expected?: RegExp;
}

export const test = base.extend<{ newPlayer(options?: PlayerOptions): Promise<Page> }>({
  newPlayer: async ({ browser, baseURL }, use) => {
    const trouble: string[] = [];
    await use(async ({ expected, ...options } = {}) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await listenForTrouble(page, new URL(options.baseURL ?? baseURL ?? '').host, (text) => {
        if (!expected?.test(text)) trouble.push(text);
      });
      return page;
    });
    for (const context of browser.contexts()) await context.close();
    expect(trouble, 'no page may report an error or call another host').toEqual([]);
  },
});

async function listenForTrouble(page: Page, host: string, tell: (text: string) => void): Promise<void> {
  const foreign = (address: string): void => {
    const { protocol, host: called } = new URL(address);
    if (called !== host && protocol !== 'data:' && protocol !== 'blob:') tell(`calls another host: ${address}`);
  };
  page.on('console', (message) => message.type() === 'error' && tell(`console: ${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => tell(`uncaught: ${error.stack ?? error.message}`));
  page.on('request', (request) => foreign(request.url()));
  page.on('websocket', (socket) => foreign(socket.url()));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`content security policy: ${violatedDirective} blocked ${blockedURI}`),
    );
  });
}

// ---- Sitting down ---------------------------------------------------------------------------------------------------

export const door = (page: Page, name: string): Locator => page.getByRole('button', { name });

export async function playSolo(page: Page, seat: PlayableSeat, name: string): Promise<void> {
  await page.goto('/');
  await door(page, t('home.solo')).click();
  await page.getByRole('radio', { name: t('home.game.round') }).check();
  await page.getByLabel(t('home.name')).fill(name);
  await door(page, t(`home.seat.${seat}`)).click();
  await seated(page, seat);
}

/** The game that the door offers first. */
export async function playBoom(page: Page, seat: SeatId, name: string): Promise<void> {
  await page.goto('/');
  await door(page, t('home.solo')).click();
  await page.getByLabel(t('home.name')).fill(name);
  await door(page, t(`home.boom.${seat}`)).click();
  await seated(page, seat);
}

export async function joinWithCode(page: Page, code: string, seat: PlayableSeat, name: string): Promise<void> {
  await page.goto('/');
  await door(page, t('home.join')).click();
  await page.getByLabel(t('home.code')).fill(code);
  await door(page, t('home.code.find')).click();
  await page.getByLabel(t('home.name')).fill(name);
  await door(page, t(`home.seat.${seat}`)).click();
  await seated(page, seat);
}

export async function seated(page: Page, seat: SeatId): Promise<void> {
  const heading = page.getByRole('heading', { name: t('shell.playHeading', { exchange: 'Tidewater', seat: t(`seat.${seat}`) }) });
  await expect(heading).toBeAttached({ timeout: 30_000 });
}

export async function gameCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: t('top.menu'), exact: true }).click();
  const sheet = page.getByRole('dialog', { name: t('top.menu') });
  const code = /[A-Z0-9]{6}$/.exec((await sheet.locator('.join-code').textContent()) ?? '')?.[0] ?? '';
  await sheet.getByRole('button', { name: t('shell.sheet.close'), exact: true }).click();
  await expect(sheet).toBeHidden();
  return code;
}

// ---- The clock ------------------------------------------------------------------------------------------------------

const paceName = (pace: Pace): string => (pace === 0 ? t('top.pace.pause') : t('top.pace.times', { n: pace }));

/** Presses the pace and waits until the server has told it back. */
export async function setPace(page: Page, pace: Pace): Promise<void> {
  const button = page.locator('.top .pace').getByRole('button', { name: paceName(pace), exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

/** What is left of the round, in seconds of play at pace 1; read it while the game is paused. */
export async function secondsLeft(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = (await page.locator('.phase .time b').innerText()).split(':').map(Number);
  return minutes * 60 + seconds;
}

// ---- Inbox and requests ---------------------------------------------------------------------------------------------

export const inbox = (page: Page): Locator => page.getByRole('region', { name: t('inbox.title') });
export const letters = (page: Page, title: string): Locator => inbox(page).getByRole('listitem').getByRole('button', { name: title });
export const openRequest = (page: Page): Locator => inbox(page).getByRole('article');

/** Presses an action of the request on show, gives a reason and sends it. */
export async function decide(page: Page, action: RequestAction, reason: ReasonId): Promise<void> {
  const card = openRequest(page);
  await card.locator(`[data-action="${action}"]`).click();
  await card.getByLabel(t('action.why')).selectOption(reason);
  await card.getByRole('button', { name: t(`action.${action}`), exact: true }).click();
}

/** Sets the directional share of the desk's mandate, in per cent. */
export async function setDirectionalShare(page: Page, percent: number): Promise<void> {
  await page.getByRole('tab', { name: t('mandate.title') }).click();
  await page.getByRole('spinbutton', { name: t('mandate.directional') }).fill(String(percent));
  await door(page, t('mandate.set')).click();
  await expect(page.getByText(t('mandate.setDone'))).toBeVisible();
}

// ---- The end --------------------------------------------------------------------------------------------------------

export const closeHeading = (page: Page): Locator => page.getByRole('heading', { name: t('close.title', { exchange: 'Tidewater' }) });

export async function playToClose(page: Page): Promise<void> {
  await setPace(page, 16);
  await expect(closeHeading(page)).toBeVisible({ timeout: ROUND_MS });
}

export async function openReceipt(page: Page): Promise<void> {
  await door(page, t('close.open')).click();
  await expect(page.getByRole('heading', { name: t('receipt.title', { exchange: 'Tidewater' }) })).toBeVisible({ timeout: 30_000 });
}

/** A line of the receipt's money table: what stands beside its label. */
export const moneyLine = (page: Page, label: string): Locator =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) })
    .getByRole('cell')
    .first();

// ---- How a page looks and reads -------------------------------------------------------------------------------------

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Soft, so that one run names every screen's violations. Waits for what fades in: a half-shown text has no contrast. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
        .map((animation) => animation.finished.catch(() => undefined)),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
  expect.soft(found, `accessibility of ${screen}`).toEqual([]);
}

/** The page is as wide as the window: nothing makes it scroll sideways or the browser zoom out. */
export async function expectNoSidewaysScroll(page: Page, screen: string): Promise<void> {
  const wide = await page.evaluate(() => ({ window: innerWidth, page: document.scrollingElement?.scrollWidth ?? 0 }));
  const width = page.viewportSize()?.width ?? 0;
  expect.soft(wide, `width of ${screen} at ${width} px`).toEqual({ window: width, page: width });
}
