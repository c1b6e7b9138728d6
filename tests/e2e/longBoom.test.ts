import type { Page } from '@playwright/test';
import { SEATS, type SeatId, SPLIT_SEATS } from '../../shared/sim/scenario.ts';
import { decide, expect, expectAccessible, expectNoSidewaysScroll, inbox, openRequest, setPace, t, test } from './support.ts';

const MINUTES = 60_000;
const split: readonly SeatId[] = SPLIT_SEATS;

/** Sits down at a seat of the long game, at a table of six where the seat is there only: the home page's doors are tested elsewhere. */
async function sitDown(page: Page, seat: SeatId): Promise<void> {
  await page.goto('/');
  await page.evaluate(
    async ({ chosen, seats }) => {
      const answer = await fetch('/api/sessions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ seat: chosen, name: 'Vera', scenario: 'the-long-boom', seats }),
      });
      sessionStorage.setItem('allow-negative.seat', await answer.text());
      sessionStorage.setItem('allow-negative.route', 'play');
    },
    { chosen: seat, seats: split.includes(seat) ? 6 : 4 },
  );
  await page.reload();
  const heading = page.getByRole('heading', { name: t('shell.playHeading', { exchange: 'Tidewater', seat: t(`seat.${seat}`) }) });
  await expect(heading).toBeAttached({ timeout: 30_000 });
  await expect(page.locator('.phase .week')).toContainText(t('unit.roundWeek', { round: 1, week: '' }).trim());
}

/** Waits for a matter, an offer or a request to be on show, and answers it the careful way. Clients' blocks that come before are declined. */
async function answerOne(page: Page): Promise<void> {
  const doors = inbox(page).locator('.offer-doors');
  const block = inbox(page)
    .locator('.message')
    .getByRole('button', { name: t('inbox.block.decline'), exact: true });
  const waiting = inbox(page).locator('.to-answer[aria-current]');
  for (;;) {
    await setPace(page, 4);
    await expect(waiting).toBeVisible({ timeout: MINUTES });
    // Some wait for a second at this pace; while the clock is held they stay.
    await setPace(page, 0);
    if (!(await waiting.isVisible())) continue;
    await expect(doors.or(block).or(openRequest(page)).first()).toBeVisible();
    if (!(await block.isVisible())) break;
    await block.click();
    await expect(block).toBeHidden();
  }
  const matter = inbox(page).locator('.matter');
  if (await matter.isVisible()) {
    await doors.locator('button').first().click();
    await expect(matter.locator('.matter-outcome')).toBeVisible();
    return;
  }
  if (await doors.isVisible()) {
    await doors.locator('[data-answer="decline"]').click();
    await inbox(page).locator('[data-reason="no_exceptions"]').click();
    await expect(page.getByText(t('offer.answered', { answer: t('answer.decline') }))).toBeVisible();
    return;
  }
  const mayRefuse = (await openRequest(page).locator('[data-action="refuse_request"]').count()) > 0;
  await decide(page, mayRefuse ? 'refuse_request' : 'object_request', 'too_large');
  await expect(openRequest(page).locator('.request-outcome')).toBeVisible();
}

/** What each seat pulls, and how it is seen to hold. */
const pulls: Record<SeatId, (page: Page) => Promise<void>> = {
  chief: async (page) => {
    const fee = page.getByRole('slider', { name: t('lever.takerFeeBps') });
    await fee.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByText(t('lever.set', { lever: t('lever.takerFeeBps'), value: t('unit.bps', { n: 6 }) }))).toBeVisible();
    await expect(fee).toHaveValue('6');
  },
  desk: async (page) => {
    const farm = page.getByRole('slider', { name: t('lever.farmShare') });
    await farm.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(t('lever.set', { lever: t('lever.farmShare'), value: '5\u00a0%' }))).toBeVisible();
    await expect(page.getByRole('slider', { name: t('lever.creditShare') })).toBeDisabled();
  },
  engineer: async (page) => {
    await page.getByRole('tab', { name: t('firm.tab.inForce') }).click();
    await expect(page.getByText(t('force.none'))).toBeVisible();
  },
  risk: async (page) => {
    await page.getByRole('switch', { name: t('lever.strictCollateral') }).click();
    await expect(page.getByRole('switch', { name: t('lever.strictCollateral') })).not.toBeChecked();
    await page.getByRole('button', { name: t('audits.askThis', { subject: t('audit.subject.fund') }) }).click();
    await expect(page.getByText(t('audits.left', { n: 1 }))).toBeVisible();
  },
  treasurer: async (page) => {
    await expect(page.getByRole('region', { name: t('treasurer.money') })).toContainText(t('treasurer.whole'));
    const fund = page.getByRole('slider', { name: t('lever.fundShare') });
    await fund.focus();
    await page.keyboard.press('End');
    await expect(page.getByText(t('lever.set', { lever: t('lever.fundShare'), value: '30\u00a0%' }))).toBeVisible();
    await expect(fund).toHaveValue('0.3');
  },
  voice: async (page) => {
    await expect(page.getByRole('slider')).toHaveCount(1);
    const sentence = page.getByRole('listitem').filter({ hasText: t('statement.customer_assets') });
    await sentence.getByRole('button', { name: t('said.say') }).click();
    await expect(sentence).toContainText(t('said.since', { week: '' }).trim());
    await sentence.getByRole('button', { name: t('said.takeBack') }).click();
    await expect(sentence).toContainText(t('said.silent'));
  },
};

/** Nothing comes to the treasurer in a first round but the page at its close: it is signed with what the fund holds. */
async function signThePage(page: Page): Promise<void> {
  const sign = page.getByRole('button', { name: t('between.page.sign') });
  await expect(sign).toBeVisible({ timeout: MINUTES });
  await page.getByRole('button', { name: t('between.pause') }).click();
  await page.getByRole('button', { name: t('between.page.useHeld') }).click();
  const held = await page.getByRole('textbox', { name: t('between.page.shown') }).inputValue();
  await sign.click();
  await expect(page.getByText(t('between.page.done'))).toBeVisible();
  await expectAccessible(page, 'the page that the treasurer signs');
  await page.context().setOffline(true);
  await expect(page.getByText(t('shell.line.lost'))).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(t('shell.line.lost'))).toBeHidden();
  await page.getByRole('button', { name: t('between.desk') }).click();
  await page.getByRole('tab', { name: t('page.title') }).click();
  await expect(page.locator('.public-page')).toContainText(`$${Number(held).toLocaleString('en')}`);
}

for (const seat of SEATS) {
  test(`the ${seat} of a long game pulls a lever and does what comes up within the first round`, async ({ newPlayer }) => {
    const page = await newPlayer({ expected: /WebSocket|ERR_INTERNET_DISCONNECTED/ });
    await sitDown(page, seat);
    await pulls[seat](page);
    if (seat === 'treasurer') await setPace(page, 4);
    await (seat === 'treasurer' ? signThePage(page) : answerOne(page));
    // A keyboard goes on from where it answered, though what it pressed is gone.
    if (seat !== 'treasurer') await expect(inbox(page).locator(':focus')).toHaveCount(1);
    await expect(page.locator('.phase .week')).toContainText('Round 1');
    await setPace(page, 0);
    await expectAccessible(page, `${seat} of a long game`);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const name of [t('tabs.floor'), t(seat === 'desk' ? 'tabs.trade' : 'market.label'), t('tabs.inbox'), t('tabs.firm')]) {
      await page
        .getByRole('navigation', { name: t('tabs.label') })
        .last()
        .getByRole('button', { name })
        .click();
      await expectNoSidewaysScroll(page, `${seat}, ${name}`);
    }
  });
}

test('a way out of one’s own is asked for twice, and says what follows', async ({ newPlayer }) => {
  const page = await newPlayer();
  await sitDown(page, 'risk');
  await page.getByRole('button', { name: t('top.menu'), exact: true }).click();
  const acts = page.getByRole('region', { name: t('acts.title') });
  await expect(acts.getByRole('button', { name: t('acts.go_public') })).toBeDisabled();
  await expect(acts).toContainText(t('reject.nothing_known'));
  await acts.getByRole('button', { name: t('acts.resign') }).click();
  await expect(acts).toContainText(t('acts.resign.text'));
  await acts.getByRole('button', { name: t('acts.back') }).click();
  await expect(acts.getByRole('button', { name: t('acts.confirm') })).toHaveCount(0);
  await acts.getByRole('button', { name: t('acts.resign') }).click();
  await acts.getByRole('button', { name: t('acts.confirm') }).click();
  await expect(page.getByText(t('acts.resign.done'))).toBeVisible();
});
