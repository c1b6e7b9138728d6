import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import {
  closeHeading,
  decide,
  door,
  expect,
  gameCode,
  inbox,
  joinWithCode,
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

const run = promisify(execFile);
const REPLAY = fileURLToPath(new URL('../../server/cli/replay.ts', import.meta.url));
const LINE_CENTS = 4_000_000_000;
const line = '$40.0\u00a0M';

test('two people take the line from a refused mandate to the receipt', async ({ newPlayer }) => {
  const [desk, engineer] = await Promise.all([newPlayer(), newPlayer()]);
  await playSolo(desk, 'desk', 'Dana');
  await setPace(desk, 0);
  await joinWithCode(engineer, await gameCode(desk), 'engineer', 'Emil');
  await expect(engineer.getByText(t('top.paused'), { exact: false }).first()).toBeVisible();

  await test.step('the desk asks for all its mandate can hold, and is refused', async () => {
    await setDirectionalShare(desk, 100);
    await setPace(desk, 8);
    await expect(letters(desk, t('inbox.refused.mandate'))).toBeVisible({ timeout: ROUND_MS });
    await setPace(desk, 0);
  });

  await test.step('it asks for more credit, and the chief approves', async () => {
    await letters(desk, t('inbox.refused.mandate')).click();
    await expect(inbox(desk).getByText(t('common.shortBy'))).toBeVisible();
    await inbox(desk)
      .getByRole('button', { name: t('inbox.refused.askCredit') })
      .click();
    await desk.getByLabel(t('inbox.credit.size')).selectOption(String(LINE_CENTS));
    await desk.getByLabel(t('inbox.credit.reason')).selectOption('missed_trades');
    await door(desk, t('inbox.credit.send')).click();
    await expect(desk.getByText(t('propose.sent'))).toBeVisible();
    await setPace(desk, 8);
    await expect(letters(engineer, t('change.credit_line'))).toBeVisible({ timeout: ROUND_MS });
    await setPace(desk, 0);
    await letters(desk, t('change.credit_line')).click();
    await expect(openRequest(desk)).toContainText(t('trail.approved', { who: t('seat.chief') }));
    await expect(openRequest(desk).getByRole('figure')).toBeHidden();
  });

  await test.step('the engineer reads the change as code and merges it', async () => {
    await letters(engineer, t('change.credit_line')).click();
    const card = openRequest(engineer);
    await expect(card).toContainText(t('change.credit_line.title', { value: line }));
    await expect(card).toContainText(t('reason.missed_trades'));
    const code = card.getByRole('figure');
    await expect(code.getByRole('listitem').filter({ hasText: t('diff.line.added') })).not.toHaveCount(0);
    await expect(code).toContainText('allowNegative');
    await decide(engineer, 'merge_request', 'not_my_call');
    await expect(letters(engineer, t('change.credit_line'))).toContainText(t('trail.merged', { who: t('seat.engineer') }));
    const account = engineer.getByRole('row').filter({ has: engineer.getByRole('rowheader', { name: 'lowtide_main' }) });
    await expect(account).toContainText(`${t('shell.code.true')}${line}`);
  });

  await test.step("the desk's line is open, and its mandate buys again", async () => {
    const margin = desk.getByRole('region', { name: t('margin.title') });
    await expect(margin).toContainText(line);
    await setPace(desk, 8);
    await expect.poll(() => openSizeDollars(desk), { timeout: ROUND_MS }).toBeGreaterThan(100_000_000);
  });

  await test.step('the round closes for both', async () => {
    await playToClose(desk);
    await expect(closeHeading(engineer)).toBeVisible({ timeout: 30_000 });
    await Promise.all([openReceipt(desk), openReceipt(engineer)]);
  });

  for (const page of [desk, engineer]) {
    await expect(page.locator('.receipt-lead')).toContainText('asked for by Desk Dana, approved by Chief Mara and merged by Engineer Emil');
    const change = page
      .getByRole('row')
      .filter({ hasText: t('change.credit_line.title', { value: line }) })
      .first();
    for (const signed of ['Desk Dana', 'Chief Mara', 'Engineer Emil']) await expect(change).toContainText(signed);
  }

  await test.step('every row code opens its rows', async () => {
    const first = desk.locator('.receipt-rows').first();
    await first.click();
    const drawer = desk.getByRole('dialog');
    await expect(drawer.getByRole('listitem').first()).toContainText(t('receipt.record.hash'));
    await drawer.getByRole('button', { name: t('common.close') }).click();
    await expect(drawer).toBeHidden();
    await expect(first).toBeFocused();
    const opened = await openEveryRow(desk);
    expect(opened.length).toBeGreaterThan(20);
    for (const { button, shown, marked } of opened) {
      const codes = button.match(/E-\d+/g) ?? [];
      expect(shown).toEqual(expect.arrayContaining(codes));
      expect(shown).toHaveLength(codes.length + Number(/\+(\d+)$/.exec(button)?.[1] ?? 0));
      expect(marked).toEqual(shown);
    }
  });

  await test.step('the saved record replays to the same round', async () => {
    const [download] = await Promise.all([desk.waitForEvent('download'), door(desk, t('receipt.save')).click()]);
    expect(download.suggestedFilename()).toMatch(/^allow-negative-[A-Z0-9]{6}-720\.json$/);
    const file = test.info().outputPath('saved.json');
    await download.saveAs(file);
    const { stdout } = await run(process.execPath, [REPLAY, file, '--json']);
    expect(JSON.parse(stdout)).toEqual({ ok: true, steps: 720, mismatches: 0 });
  });
});

async function openSizeDollars(page: Page): Promise<number> {
  const size = page
    .getByRole('region', { name: t('margin.title') })
    .locator('dl > div')
    .filter({ hasText: t('margin.openSize') })
    .locator('dd');
  return Number((await size.innerText()).replaceAll(/[$,]/g, ''));
}

interface OpenedRows {
  /** What the button shows: the first codes, and "+n" for the rest. */
  button: string;
  shown: string[];
  marked: string[];
}

/** Presses every row code of the receipt, one after the other: what the drawer then shows, and what the record marks. */
function openEveryRow(page: Page): Promise<OpenedRows[]> {
  return page.evaluate(async () => {
    const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
    const until = async <T>(look: () => T | null): Promise<T> => {
      for (let frames = 0; frames < 300; frames += 1) {
        const found = look();
        if (found !== null) return found;
        await frame();
      }
      throw new Error('waited 300 frames in vain');
    };
    const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map((each) => each.textContent ?? '');
    for (const details of document.querySelectorAll('details')) details.open = true;
    const opened: OpenedRows[] = [];
    for (const button of document.querySelectorAll<HTMLButtonElement>('.receipt-rows')) {
      button.click();
      const drawer = await until(() => document.querySelector<HTMLDialogElement>('.receipt-drawer[open]'));
      opened.push({ button: button.innerText, shown: texts('.receipt-slip b'), marked: texts('.receipt-marked > th') });
      drawer.close();
      await until(() => (document.querySelector('.receipt-drawer') === null ? true : null));
    }
    return opened;
  });
}
