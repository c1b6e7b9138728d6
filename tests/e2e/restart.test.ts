import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { door, expect, gameCode, playSolo, seated, secondsLeft, setPace, t, test } from './support.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
/** What a page may say while its server is gone. */
const SERVER_GONE = /ERR_CONNECTION|WebSocket|Failed to load resource/;

const servers: ChildProcess[] = [];
test.afterEach(() => {
  for (const server of servers.splice(0)) server.kill('SIGKILL');
});

test('after kill -9 the page comes back by itself to its seat, step and order', async ({ newPlayer }) => {
  const port = await freePort();
  const dataDir = test.info().outputPath('data');
  const server = await startServer(port, dataDir);
  const page = await newPlayer({ baseURL: `http://127.0.0.1:${port}`, expected: SERVER_GONE });
  await playSolo(page, 'desk', 'Dana');
  await setPace(page, 4);
  const opening = await secondsLeft(page);
  await expect.poll(() => secondsLeft(page)).toBeLessThan(opening - 4);
  await setPace(page, 0);
  const code = await gameCode(page);
  const price = await restFarBelow(page, '7');
  const order = page.getByRole('row').filter({ hasText: `${t('market.buy')} 7` });
  await page.getByRole('tab', { name: t('orders.title') }).click();
  await expect(order).toContainText(price);
  const left = await secondsLeft(page);

  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
  await expect(page.getByText(t('shell.line.lost'))).toBeVisible();
  await startServer(port, dataDir);

  await expect(page.getByText(t('shell.line.lost'))).toBeHidden({ timeout: 45_000 });
  await setPace(page, 0);
  await seated(page, 'desk');
  expect(await gameCode(page)).toBe(code);
  expect(await secondsLeft(page)).toBeLessThanOrEqual(left);
  await expect(order).toContainText(price);
  await order.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByText(t('orders.cancelled'))).toBeVisible();
  await expect(order).toBeHidden();
});

/** Puts a limit order into the book where the next steps will not fill it; returns its price as shown. */
async function restFarBelow(page: Page, size: string): Promise<string> {
  const ticket = page.getByRole('tabpanel').filter({ has: page.getByLabel(t('ticket.price')) });
  await expect(ticket.getByLabel(t('ticket.price'))).not.toHaveValue('');
  const price = Math.floor(Number(await ticket.getByLabel(t('ticket.price')).inputValue()) * 0.85);
  await ticket.getByRole('button', { name: t('ticket.buy'), exact: true }).click();
  await ticket.getByLabel(t('ticket.size', { coin: 'BIT' })).fill(size);
  await ticket.getByLabel(t('ticket.price')).fill(String(price));
  await door(page, t('ticket.send.buy', { size, market: 'BIT-PERP' })).click();
  const shown = price.toLocaleString('en-US');
  await expect(page.getByText(t('ticket.sent.resting', { size, market: 'BIT-PERP', price: shown }))).toBeVisible();
  return shown;
}

function startServer(port: number, dataDir: string): Promise<ChildProcess> {
  const env = { PATH: process.env.PATH, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' };
  const server = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  servers.push(server);
  return new Promise((resolve, reject) => {
    server.stdout.once('data', () => resolve(server));
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
