import { openRoom } from './lib/browser.mjs';
import { equal } from './lib/check.mjs';

/** @type {import('./journeys.mjs').Journey[]} */
export const door = [
  {
    name: 'sign in: a wrong key is refused, the right one opens, leaving closes',
    async run({ demo, browser, origin }) {
      const room = await openRoom(browser, origin);
      room.expectConsole(/401/);
      const { page } = room;
      await page.goto(origin);
      await room.shot('sign-in');
      await page.getByLabel('API 密钥').fill('gdk_wrong');
      await page.getByRole('button', { name: '进入工作台' }).click();
      await page.getByText('密钥不正确或已停用').waitFor();
      await page.getByLabel('API 密钥').fill(demo.key);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
      await page.getByText('没有待处理的拦截').waitFor();
      await page.getByText('实时更新中', { exact: true }).waitFor();
      await room.shot('queue-empty');
      await page.reload();
      await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
      equal(await page.evaluate(() => localStorage.length), 0, 'nothing of the key outlives the tab');
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByLabel('API 密钥').waitFor();
      equal(await page.evaluate(() => sessionStorage.length), 0, 'leaving clears the tab');
      await room.close();
    },
  },
  {
    name: 'a page that does not exist says so',
    async run({ demo, browser, origin }) {
      const room = await openRoom(browser, origin, { key: demo.key });
      await room.page.goto(`${origin}/nowhere`);
      await room.page.getByText('没有这个页面').first().waitFor();
      await room.shot('not-found');
      await room.page.getByRole('link', { name: '回到工作台' }).click();
      await room.page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
      await room.close();
    },
  },
  {
    name: 'English: the switch changes the page at once and is remembered',
    async run({ demo, browser, origin }) {
      const room = await openRoom(browser, origin, { key: demo.key });
      const { page } = room;
      await page.goto(origin);
      await page.getByRole('button', { name: 'EN' }).click();
      await page.getByRole('heading', { level: 1, name: 'Workbench' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Workbench' }).waitFor();
      equal(await page.evaluate(() => document.documentElement.lang), 'en', 'language of the document');
      await room.shot('queue-english');
      await room.close();
    },
  },
];
