import { createServer } from 'node:http';
import { openRoom } from './lib/browser.mjs';
import { equal, holds, until } from './lib/check.mjs';
import { call, freePort } from './lib/demo.mjs';
import { PEOPLE } from './lib/people.mjs';

/** @type {import('./journeys.mjs').Journey[]} */
export const settings = [
  {
    name: 'accounts: the form follows the card, secrets are write-only, the connection is tested',
    async run({ demo, browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.admin });
      const { page } = room;
      await page.goto(`${origin}/settings/accounts`);
      await page.getByRole('heading', { name: 'zto-main' }).waitFor();
      const panel = page.locator('section', { has: page.getByRole('heading', { name: 'zto-main' }) });
      await panel.getByRole('button', { name: '测试连接' }).click();
      await panel.getByRole('status').filter({ hasText: /ok|not_tested/ }).waitFor();
      await room.shot('settings-accounts');
      await panel.getByRole('button', { name: '编辑' }).click();
      await page.getByText('已保存，留空则不变').first().or(page.getByPlaceholder('已保存，留空则不变').first()).waitFor();
      const secret = page.getByPlaceholder('已保存，留空则不变').first();
      equal(await secret.inputValue(), '', 'a secret is never shown');
      await room.shot('settings-account-form');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      const kept = await call(demo, 'GET', '/accounts/zto-main');
      equal(kept.missing.length, 0, 'the stored secret stays');
      await room.close();
    },
  },
  {
    name: 'capabilities: the matrix prints how well each connector is proven',
    async run({ browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.admin });
      await room.page.goto(`${origin}/settings/capabilities`);
      await room.page.getByRole('region', { name: '快递 × 操作' }).getByText('文档').first().waitFor();
      await room.shot('settings-capabilities');
      await room.close();
    },
  },
  {
    name: 'API keys: made, shown once, works, revoked',
    async run({ demo, browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.admin });
      const { page } = room;
      await page.goto(`${origin}/settings/keys`);
      await page.getByRole('button', { name: '新建密钥' }).click();
      await page.getByLabel('名称').fill('前台电脑');
      await page.getByRole('button', { name: '创建', exact: true }).click();
      const shown = await page.getByRole('alert').locator('code').innerText();
      const works = async () => (await fetch(`${demo.url}/api/v1/orders`, { headers: { authorization: `Bearer ${shown}` } })).status;
      equal(await works(), 200, 'the new key works');
      await page.getByText('前台电脑').waitFor();
      await room.shot('settings-keys');
      await page.getByRole('row', { name: /前台电脑/ }).getByRole('button', { name: '停用' }).click();
      await page.getByRole('tooltip').getByRole('button', { name: '停用' }).click();
      await page.getByText('已停用').waitFor();
      equal(await works(), 401, 'the revoked key does not');
      await room.close();
    },
  },
  {
    name: 'webhooks: added, test event delivered and replayed, secret shown once',
    async run({ browser, origin }) {
      let heard = 0;
      const receiver = createServer((request, response) => {
        request.resume();
        heard += 1;
        response.writeHead(204).end();
      });
      const port = await freePort();
      await new Promise((resolve) => receiver.listen(port, '127.0.0.1', () => resolve(null)));
      try {
        const room = await openRoom(browser, origin, { as: PEOPLE.admin });
        const { page } = room;
        await page.goto(`${origin}/settings/webhooks`);
        await page.getByText('还没有 Webhook').waitFor();
        await room.shot('settings-webhooks-empty');
        await page.getByRole('button', { name: '添加 Webhook' }).click();
        await page.getByLabel('接收地址').fill(`http://127.0.0.1:${port}/hook`);
        await page.getByRole('button', { name: '保存' }).click();
        holds((await page.getByRole('alert').locator('code').innerText()).startsWith('whsec_'), 'the secret is shown');
        await page.getByRole('button', { name: '发送测试事件' }).click();
        await page.getByText('已送达').first().waitFor();
        await room.shot('settings-webhooks');
        const before = heard;
        await page.getByRole('button', { name: '重放' }).first().click();
        await until('the replay arrives', async () => heard > before);
        await page.reload();
        await page.getByText('已送达').first().waitFor();
        equal(await page.getByText('whsec_').count(), 0, 'the secret is not shown again');
        await room.close();
      } finally {
        receiver.closeAllConnections();
        receiver.close();
      }
    },
  },
  {
    name: 'audit log: verified from the page',
    async run({ browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.admin });
      const { page } = room;
      await page.goto(`${origin}/settings/audit`);
      await page.getByRole('table', { name: '记录' }).waitFor();
      await page.getByRole('button', { name: '验证完整性' }).click();
      await page.getByText(/哈希链没有断开/).waitFor();
      await room.shot('settings-audit');
      await room.close();
    },
  },
  {
    name: 'a key that may not: the page says so instead of failing',
    async run({ demo, browser, origin }) {
      const { key } = await call(demo, 'POST', '/api-keys', { name: 'only reading', scopes: ['read'] });
      const room = await openRoom(browser, origin, { key });
      await room.page.goto(`${origin}/settings/audit`);
      await room.page.getByText('这个密钥没有“审计”权限').waitFor();
      await room.shot('settings-forbidden');
      await room.close();
    },
  },
];
