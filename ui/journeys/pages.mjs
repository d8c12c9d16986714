import { cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { openRoom } from './lib/browser.mjs';
import { makeOrder } from './lib/demo.mjs';

/** @type {import('./journeys.mjs').Journey[]} */
export const pages = [
  {
    name: 'every page on a phone: nothing cut off, nothing inaccessible',
    async run({ demo, browser, origin }) {
      const { order } = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      const room = await openRoom(browser, origin, { width: 375, height: 812, key: demo.key });
      const { page } = room;
      const list = ['', `orders/${order}`, 'settings/accounts', 'settings/capabilities', 'settings/keys', 'settings/webhooks', 'settings/audit'];
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
    },
  },
  {
    name: 'first load: at most 500 kB over the wire when compressed, usable within 2 s',
    async run({ demo, browser, origin }) {
      const room = await openRoom(browser, origin, { key: demo.key });
      const { page } = room;
      /** @type {Promise<number>[]} */
      const sizes = [];
      page.on('response', (response) => {
        if (/\.(js|css|svg)$|\/$/.test(new URL(response.url()).pathname)) sizes.push(response.body().then((body) => gzipSync(body).length, () => 0));
      });
      const began = performance.now();
      await page.goto(origin);
      await page.getByRole('table', { name: '拦截单' }).waitFor();
      const took = performance.now() - began;
      const kB = Math.round((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000);
      console.log(`      ${kB} kB compressed, usable after ${(took / 1000).toFixed(2)} s`);
      if (kB > 500) throw new Error(`${kB} kB`);
      // A machine that others keep busy tells nothing about the page.
      if ((loadavg()[0] ?? 0) > cpus().length * 1.5) console.log('      the time is not judged: the machine is busy');
      else if (took > 2_000) throw new Error(`${took} ms`);
      await room.close();
    },
  },
];
