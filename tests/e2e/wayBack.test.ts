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
