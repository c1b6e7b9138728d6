import type { Page } from '@playwright/test';
import {
  closeHeading,
  decide,
  expect,
  letters,
  moneyLine,
  openReceipt,
  openRequest,
  playSolo,
  playToClose,
  ROUND_MS,
  setPace,
  t,
  test,
} from './support.ts';

test('an engineer who refuses every privilege leaves no hole and a true statement', async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'engineer', 'Emil');
  const privileges = letters(page, t('change.credit_line'))
    .or(letters(page, t('change.liquidation_exemption')))
    .or(letters(page, t('change.full_mark')))
    .or(letters(page, t('change.route_liquidations')))
    .and(page.locator('.to-answer'));
  let refused = 0;
  await setPace(page, 8);
  for (;;) {
    await expect(privileges.or(closeHeading(page)).first()).toBeVisible({ timeout: ROUND_MS });
    if (await closeHeading(page).isVisible()) break;
    await setPace(page, 0);
    const waiting = await privileges.count();
    await privileges.first().click();
    await expect(openRequest(page).getByRole('figure')).toBeVisible();
    await decide(page, 'refuse_request', 'no_exceptions');
    await expect(privileges).toHaveCount(waiting - 1);
    refused += 1;
    await setPace(page, 4);
  }
  expect(refused).toBeGreaterThan(0);
  await openReceipt(page);
  await expectHonestReceipt(page, t('receipt.lead.nothingMerged'));
  const decided = page
    .getByRole('row')
    .filter({ hasText: t('change.credit_line.title', { value: '$20.0\u00a0M' }) })
    .first();
  await expect(decided).toContainText(`${t('status.refused')}: Engineer Emil`);
  await expect(decided).toContainText(t('receipt.changes.notInForce'));
});

test('a desk that asks for nothing reads that nothing was merged', async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'desk', 'Dana');
  await playToClose(page);
  await openReceipt(page);
  await expectHonestReceipt(page, t('receipt.lead.nothingAsked'));
});

async function expectHonestReceipt(page: Page, lead: string): Promise<void> {
  await expect(page.locator('.receipt-lead')).toContainText(lead);
  await expect(page.locator('.receipt-lead')).toContainText('Everyone could be paid.');
  await expect(moneyLine(page, t('receipt.money.missing'))).toHaveText('$0');
  await expect(page.getByText(t('receipt.chart.summary.noGap'))).toBeVisible();
  await expect(moneyLine(page, t('receipt.money.repaid'))).toHaveText('100.0\u00a0%');
  const statement = page.getByRole('row').filter({ hasText: t('receipt.said.same_rules.yes') });
  await expect(statement).toContainText(t('receipt.said.same_rules.true'));
  await expect(statement).toContainText(t('receipt.said.allRound'));
}
