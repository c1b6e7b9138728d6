import { door, expect, playSolo, seated, setPace, t, test } from './support.ts';

test('whoever goes back to the front page finds the way to the seat again, past the door for files too', async ({ newPlayer }) => {
  const page = await newPlayer();
  await playSolo(page, 'desk', 'Dana');
  await page.goBack();
  await expect(door(page, t('home.return'))).toBeVisible();
  await door(page, t('home.replay')).click();
  await expect(page.getByRole('heading', { name: t('replay.title') })).toBeVisible();
  await door(page, t('shell.home')).click();
  await door(page, t('home.return')).click();
  await seated(page, 'desk');
  await setPace(page, 0);

  await test.step('a screen of a game that is over leads to the one that is not', async () => {
    await page.evaluate(() => sessionStorage.setItem('allow-negative.route', 'debrief'));
    await page.reload();
    await seated(page, 'desk');
  });
});

test('the seats on show are those of the code that stands in the field', async ({ newPlayer }) => {
  const page = await newPlayer();
  await page.goto('/');
  const code = await page.evaluate(async () => {
    const body = JSON.stringify({ seat: 'desk', name: 'Dana', scenario: 'first-round' });
    const answer = await fetch('/api/sessions', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return ((await answer.json()) as { code: string }).code;
  });
  await door(page, t('home.join')).click();
  const field = page.getByLabel(t('home.code'));
  await field.fill(code);
  await door(page, t('home.code.find')).click();
  const seat = door(page, t('home.seat.engineer'));
  await expect(seat).toBeVisible();
  await field.fill(code.slice(1));
  await expect(seat).toBeHidden();
});
