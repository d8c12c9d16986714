import { ELSEWHERE, openRoom } from './lib/browser.mjs';
import { equal, holds } from './lib/check.mjs';
import { call, makeOrder } from './lib/demo.mjs';
import { asPerson, fillSignIn, PEOPLE } from './lib/people.mjs';

/** @type {import('./journeys.mjs').Journey[]} */
export const door = [
  {
    name: 'sign in: a wrong password is refused, the right one opens, signing out closes',
    async run({ browser, origin }) {
      const room = await openRoom(browser, origin);
      room.expectConsole(/401/);
      const { page } = room;
      await page.goto(`${origin}/settings/users`);
      await page.getByLabel('登录名').waitFor();
      await room.shot('login');
      await fillSignIn(page, { login: PEOPLE.agent.login, password: 'not-this-one' });
      await page.getByText('登录名或密码不正确').waitFor();
      await room.shot('login-wrong');
      await fillSignIn(page, PEOPLE.agent);
      await page.getByRole('heading', { level: 1, name: '用户' }).waitFor();
      await page.getByRole('button', { name: /陈静 客服/ }).waitFor();
      await page.getByRole('link', { name: '工作台' }).first().click();
      await page.getByText('实时更新中', { exact: true }).waitFor();
      await page.reload();
      await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
      equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0, 'nothing of a session in the storage');
      equal(await page.evaluate(() => document.cookie), '', 'no script can read the cookie');
      await page.getByRole('button', { name: /账户菜单/ }).click();
      await page.getByRole('menuitem', { name: '退出' }).click();
      await page.getByText('已退出登录').waitFor();
      await page.goto(origin);
      await page.getByLabel('登录名').waitFor();
      await room.close();
    },
  },
  {
    name: 'an API key opens too, for developers, in this tab only',
    async run({ demo, browser, origin }) {
      const room = await openRoom(browser, origin);
      room.expectConsole(/401/);
      const { page } = room;
      await page.goto(origin);
      await page.getByText('API 密钥（开发者）').click();
      await page.getByLabel('API 密钥', { exact: true }).fill('gdk_wrong');
      await page.getByRole('button', { name: '进入工作台' }).click();
      await page.getByText('密钥不正确或已停用').waitFor();
      await page.getByLabel('API 密钥', { exact: true }).fill(demo.key);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
      equal(await page.evaluate(() => localStorage.length), 0, 'nothing of the key outlives the tab');
      await page.getByRole('button', { name: /账户菜单/ }).click();
      await page.getByRole('menuitem', { name: '退出' }).click();
      await page.getByLabel('登录名').waitFor();
      equal(await page.evaluate(() => sessionStorage.length), 0, 'leaving clears the tab');
      await room.close();
    },
  },
  {
    name: 'plain http off loopback: the page says why the cookie is lost and what to set',
    async run({ browser, origin }) {
      const elsewhere = origin.replace('127.0.0.1', ELSEWHERE);
      const room = await openRoom(browser, elsewhere);
      room.expectConsole(/401|Cross-Origin-Opener-Policy|potentially trustworthy/);
      const { page } = room;
      await page.goto(`${elsewhere}/login`);
      await page.getByText('无法用密码登录').waitFor();
      await fillSignIn(page, PEOPLE.agent);
      await page.getByText('浏览器没有保存登录状态').waitFor();
      await page.getByText('reverse_proxy').waitFor();
      await room.shot('login-plain-http');
      await room.close();
    },
  },
  {
    name: 'the session ends while typing: sign in over the page, nothing typed is lost, and it goes on',
    async run({ demo, browser, origin }) {
      const { order, waybill } = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      const person = { login: 'zhao.lin', password: 'window-marble-17', name: '赵琳', role: 'agent' };
      const made = await call(demo, 'POST', '/users', person);
      const room = await openRoom(browser, origin);
      room.expectConsole(/401/);
      const { page } = room;
      await page.goto(`${origin}/orders/${order}`);
      await fillSignIn(page, person);
      await page.getByRole('button', { name: '拦截并修改地址' }).click();
      await page.getByLabel('粘贴客户发来的内容').fill('浙江省宁波市鄞州区天童南路1号，李四 13900139000');
      await page.getByText('确认后立即下发给快递公司。').waitFor();
      // A new password ends every session of its owner at once.
      await call(demo, 'PATCH', `/users/${made.id}`, { password: 'cellar-bridge-94' });
      await page.getByRole('button', { name: '确认拦截' }).click();
      await page.getByText('登录已过期').waitFor();
      equal(await page.getByLabel('登录名').inputValue(), person.login, 'who they are is known');
      await room.shot('session-ended');
      await page.getByLabel('密码', { exact: true }).fill('cellar-bridge-94');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '可以这样回复客户' }).waitFor();
      const found = await call(demo, 'GET', `/interceptions?q=${waybill}`);
      equal(found.items.length, 1, 'the waiting click went out, once');
      await room.close();
    },
  },
  {
    name: 'my account: the password is changed, other sessions end, this one goes on',
    async run({ demo, browser, origin }) {
      const person = { login: 'sun.yue', password: 'ladder-saffron-35', name: '孙悦', role: 'agent' };
      await call(demo, 'POST', '/users', person);
      const other = await openRoom(browser, origin);
      other.expectConsole(/401/);
      await other.page.goto(`${origin}/settings/capabilities`);
      await fillSignIn(other.page, person);
      await other.page.getByRole('heading', { level: 1, name: '能力矩阵' }).waitFor();
      const room = await openRoom(browser, origin);
      room.expectConsole(/401|422/);
      const { page } = room;
      await page.goto(`${origin}/settings/me`);
      await fillSignIn(page, person);
      await page.getByRole('table', { name: '登录情况' }).waitFor();
      equal(await page.getByRole('table', { name: '登录情况' }).getByRole('button', { name: '结束' }).count(), 1, 'the other session is listed');
      await room.shot('settings-me');
      await page.getByLabel('当前密码').fill('wrong-old-one');
      await page.getByLabel('新密码').fill('garden-silver-66');
      await page.getByRole('button', { name: '修改密码' }).click();
      await page.getByRole('alert').waitFor();
      await page.getByLabel('当前密码').fill(person.password);
      await page.getByRole('button', { name: '修改密码' }).click();
      await page.getByText('密码已修改').waitFor();
      await page.getByRole('table', { name: '登录情况' }).getByText('当前').waitFor();
      const mine = await asPerson(page, 'GET', '/sessions');
      equal(mine.body.items.length, 1, 'only this session is left');
      await other.page.getByRole('link', { name: '工作台' }).first().click();
      await other.page.getByText('登录已过期').waitFor();
      await other.close();
      await room.close();
    },
  },
  {
    name: 'a page that does not exist says so',
    async run({ browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.agent });
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
    async run({ browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.agent });
      const { page } = room;
      await page.goto(origin);
      await page.getByRole('button', { name: 'EN' }).click();
      await page.getByRole('heading', { level: 1, name: 'Workbench' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Workbench' }).waitFor();
      equal(await page.evaluate(() => document.documentElement.lang), 'en', 'language of the document');
      holds((await page.getByRole('button', { name: /Agent, account menu/ }).count()) === 1, 'the role is in English');
      await room.shot('queue-english');
      await room.close();
    },
  },
];
