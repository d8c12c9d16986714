import { openRoom } from './lib/browser.mjs';
import { equal } from './lib/check.mjs';
import { call } from './lib/demo.mjs';
import { fillSignIn, PEOPLE } from './lib/people.mjs';

/** @type {import('./journeys.mjs').Journey[]} */
export const people = [
  {
    name: 'users: added, given another role, a new password, disabled; the last admin stays',
    async run({ browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.admin });
      room.expectConsole(/409/);
      const { page } = room;
      await page.goto(`${origin}/settings/users`);
      await page.getByRole('button', { name: '添加用户' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('姓名').fill('何欣');
      await form.getByLabel('登录名').fill('he.xin');
      await form.getByLabel('新密码').fill('thunder-cotton-27');
      await room.shot('settings-user-form');
      await form.getByRole('button', { name: '添加', exact: true }).click();
      const row = page.getByRole('row', { name: /何欣/ });
      await row.waitFor();
      await row.getByRole('combobox').click();
      await page.locator('.ant-select-item-option').filter({ hasText: '主管' }).last().click();
      await row.getByTitle('主管').waitFor();

      const other = await openRoom(browser, origin);
      other.expectConsole(/401/);
      await other.page.goto(`${origin}/settings/audit`);
      await fillSignIn(other.page, { login: 'he.xin', password: 'thunder-cotton-27' });
      await other.page.getByRole('table', { name: '记录' }).waitFor();

      await row.getByRole('button', { name: '重设密码' }).click();
      await page.getByRole('dialog').getByLabel('新密码').fill('thunder-cotton-28');
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await row.getByRole('button', { name: '停用' }).click();
      await page.getByRole('tooltip').getByRole('button', { name: '停用' }).click();
      await row.getByText('已停用').waitFor();
      await room.shot('settings-users');
      await other.page.getByRole('button', { name: '验证完整性' }).click();
      await other.page.getByText('登录已过期').waitFor();
      await fillSignIn(other.page, { login: 'he.xin', password: 'thunder-cotton-28' });
      await other.page.getByText('登录名或密码不正确').waitFor();
      await other.close();

      const me = page.getByRole('row', { name: /王敏/ });
      await me.getByRole('combobox').click();
      await page.locator('.ant-select-item-option').filter({ hasText: '客服' }).last().click();
      await page.getByRole('alert').waitFor();
      await me.getByTitle('管理员').waitFor();
      await room.close();
    },
  },
  {
    name: 'what a role may not: the button is off and says why, the room is closed and says why',
    async run({ browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.agent });
      const { page } = room;
      await page.goto(`${origin}/settings/users`);
      await page.getByRole('row', { name: /陈静/ }).waitFor();
      const add = page.getByRole('button', { name: '添加用户' });
      equal(await add.isDisabled(), true, 'an agent adds nobody');
      await add.hover({ force: true });
      await page.getByRole('tooltip').getByText('没有“用户”权限').waitFor();
      await room.shot('settings-users-agent');
      for (const [path, title] of [
        ['accounts', '快递账号'],
        ['keys', 'API 密钥'],
        ['webhooks', 'Webhook'],
        ['audit', '审计日志'],
      ]) {
        await page.goto(`${origin}/settings/${path}`);
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await page.getByText('需要权限', { exact: true }).waitFor();
      }
      await room.shot('settings-barred');
      await page.goto(`${origin}/settings/self-service`);
      await page.getByText('没有“设置”权限').waitFor();
      await room.close();
    },
  },
  {
    name: 'customer self-service: an admin sets what a customer’s request may do',
    async run({ demo, browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.admin });
      const { page } = room;
      await page.goto(`${origin}/settings/self-service`);
      await page.getByRole('radio', { name: /客服确认后下发/ }).waitFor();
      equal(await page.getByRole('radio', { name: /客服确认后下发/ }).isChecked(), true, 'confirming is the default');
      await page.getByRole('radio', { name: /签名链接直接下发/ }).check();
      await page.getByText('已保存').waitFor();
      equal((await call(demo, 'GET', '/settings/self-service')).mode, 'link_sends', 'stored');
      await room.shot('settings-self-service');
      await page.getByRole('radio', { name: /客服确认后下发/ }).check();
      await page.getByText('已保存').waitFor();
      await room.close();
    },
  },
];
