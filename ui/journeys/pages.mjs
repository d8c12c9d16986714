import { cpus, loadavg } from 'node:os';
import { openRoom } from './lib/browser.mjs';
import { makeOrder } from './lib/demo.mjs';
import { PEOPLE } from './lib/people.mjs';

/** @type {import('./journeys.mjs').Journey[]} */
export const pages = [
  {
    name: 'every page on a phone: nothing cut off, nothing inaccessible',
    async run({ demo, browser, origin }) {
      const { order } = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      const room = await openRoom(browser, origin, { width: 375, height: 812, as: PEOPLE.admin });
      const { page } = room;
      const list = ['', `orders/${order}`, 'start', 'settings/accounts', 'settings/capabilities', 'settings/users', 'settings/self-service', 'settings/me', 'settings/keys', 'settings/webhooks', 'settings/audit'];
      for (const path of list) {
        await page.goto(`${origin}/${path}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await room.shot(`375-${path.replaceAll('/', '-').replace(order, 'x') || 'queue'}`);
      }
      await page.goto(`${origin}/orders/${order}`);
      await page.getByRole('button', { name: '拦截并修改地址' }).click();
      await page.getByLabel('粘贴客户发来的内容').fill('浙江省宁波市鄞州区天童南路1号，李四 13900139000');
      await page.getByText('确认后立即下发给快递公司。').waitFor();
      await room.shot('375-drawer');
      await page.goto(origin);
      await page.getByRole('button', { name: '打开菜单' }).click();
      await page.getByRole('dialog').getByRole('link', { name: '审计日志' }).click();
      await page.getByRole('heading', { level: 1, name: '审计日志' }).waitFor();
      await room.close();
      const agent = await openRoom(browser, origin, { width: 375, height: 812, as: PEOPLE.agent });
      await agent.page.goto(`${origin}/settings/users`);
      // Nobody points at a phone: the reason stands there.
      await agent.page.getByText('没有“用户”权限').first().waitFor();
      await agent.shot('375-settings-users-agent');
      await agent.close();
      const outside = await openRoom(browser, origin, { width: 375, height: 812 });
      outside.expectConsole(/401/);
      await outside.page.goto(`${origin}/login`);
      await outside.page.getByLabel('登录名').waitFor();
      await outside.shot('375-login');
      await outside.page.goto(`${origin}/welcome#none`);
      await outside.page.getByLabel('姓名').waitFor();
      await outside.shot('375-welcome');
      await outside.close();
    },
  },
  {
    name: 'first load: at most 500 kB over the wire when compressed, usable within 2 s',
    async run({ browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.admin });
      const { page } = room;
      /** @type {Promise<number>[]} */
      const sizes = [];
      /** @type {Set<string>} */
      const encodings = new Set();
      page.on('response', (response) => {
        if (!/\.(js|css|svg)$|\/$/.test(new URL(response.url()).pathname)) return;
        const bytes = response.finished().then(async () => (await response.request().sizes()).responseBodySize);
        sizes.push(bytes.catch(() => 0));
        encodings.add(response.headers()['content-encoding'] ?? 'none');
      });
      const began = performance.now();
      await page.goto(origin);
      // The queue, or the newest orders where it is empty.
      await page.getByRole('table').first().waitFor();
      const took = performance.now() - began;
      const kB = Math.round((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000);
      console.log(`      ${kB} kB over the wire (${[...encodings].join(', ')}), usable after ${(took / 1000).toFixed(2)} s`);
      if (kB > 500) throw new Error(`${kB} kB`);
      // A machine that others keep busy tells nothing about the page.
      if ((loadavg()[0] ?? 0) > cpus().length * 1.5) console.log('      the time is not judged: the machine is busy');
      else if (took > 2_000) throw new Error(`${took} ms`);
      await room.close();
    },
  },
];
