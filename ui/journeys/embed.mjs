import { createServer } from 'node:http';
import { openRoom } from './lib/browser.mjs';
import { equal, holds, until } from './lib/check.mjs';
import { call, freePort, makeOrder } from './lib/demo.mjs';

const MESSAGE = '改到浙江省宁波市鄞州区天童南路1号，李四 13900139000';

/**
 * The merchant's own page, on an origin of its own, with the element in it.
 * @param {import('./journeys.mjs').World} world
 * @param {string} order
 * @param {{ width?: number, height?: number }} [size]
 */
async function merchantPage({ demo, browser }, order, size = {}) {
  if (demo.merchantUrl === null) throw new Error('the demo serves no merchant page');
  const shop = new URL(demo.merchantUrl).origin;
  holds(shop !== demo.url, 'the merchant page is of another origin');
  const room = await openRoom(browser, shop, { ...size, also: [demo.url] });
  await room.page.goto(`${shop}/?order_no=${order}`);
  return { room, page: room.page, frame: room.page.frameLocator('gaidao-intercept iframe') };
}

/**
 * The element's frame as the browser sees it.
 * @param {import('playwright-core').Page} page
 * @param {string} origin
 */
function inside(page, origin) {
  const found = page.frames().find((each) => each.url().startsWith(`${origin}/embed/`));
  if (found === undefined) throw new Error('no frame of the embedded page');
  return found;
}

/**
 * A stranger's page that shows `body`.
 * @param {string} body
 */
async function stranger(body) {
  const port = await freePort();
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="en"><title>stranger</title><link rel="icon" href="data:,">${body}</html>`);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(null)));
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @type {import('./journeys.mjs').Journey[]} */
export const embed = [
  {
    name: 'embed: from the merchant’s own page, button → form → submitted; the host page hears of it',
    async run(world) {
      const { demo } = world;
      const { order, waybill } = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      const { room, page, frame } = await merchantPage(world, order);
      await frame.getByText('可拦', { exact: true }).waitFor();
      await page.getByText('gaidao-ready').waitFor();
      await room.shot('embed-button');
      await frame.getByRole('button', { name: '拦截并修改地址' }).click();
      await frame.getByLabel('粘贴客户发来的内容').fill(MESSAGE);
      await frame.getByText('确认后立即下发给快递公司。').waitFor();
      await until('the frame is as high as what is in it', () => inside(page, demo.url).evaluate(() => document.documentElement.scrollHeight <= innerHeight));
      await room.shot('embed-form');
      await frame.getByRole('button', { name: '确认拦截' }).dblclick();
      await frame.getByRole('heading', { name: '可以这样回复客户' }).waitFor();
      await page.getByText('gaidao-submitted').waitFor();
      await page.getByText(/gaidao-state .*"accepted"/).waitFor();
      await frame.getByText('指令已接收').first().waitFor();
      await room.shot('embed-done');
      const found = await call(demo, 'GET', `/interceptions?q=${waybill}`);
      equal(found.items.length, 1, 'a double click makes one interception');
      const kept = await inside(page, demo.url).evaluate(() => [location.href, document.cookie, JSON.stringify({ ...sessionStorage }), JSON.stringify({ ...localStorage })].join(' '));
      holds(!kept.includes('gde_'), 'the token is in no address, cookie or storage');
      await room.close();
    },
  },
  {
    name: 'embed: the token ends while typing; the host page renews it and nothing typed is lost',
    async run(world) {
      const { demo } = world;
      const { order, waybill } = await makeOrder(demo, { courier: 'SF', stage: 'in_transit' });
      const { room, page, frame } = await merchantPage(world, order, { width: 375, height: 812 });
      room.expectConsole(/401/);
      await frame.getByRole('button', { name: '拦截并修改地址' }).click();
      await frame.getByLabel('粘贴客户发来的内容').fill(MESSAGE);
      await frame.getByText('确认后立即下发给快递公司。').waitFor();
      await room.shot('embed-375');
      const token = (await page.locator('gaidao-intercept').getAttribute('token')) ?? '';
      await call(demo, 'DELETE', `/embed-tokens/emb_${token.slice('gde_'.length).split('.')[0]}`);
      await frame.getByRole('button', { name: '确认拦截' }).click();
      await page.getByText('gaidao-expired').first().waitFor();
      await frame.getByRole('heading', { name: '可以这样回复客户' }).waitFor();
      holds((await page.locator('gaidao-intercept').getAttribute('token')) !== token, 'another token');
      const found = await call(demo, 'GET', `/interceptions?q=${waybill}`);
      equal(found.items.length, 1, 'the waiting click went out, once');
      await room.close();
    },
  },
  {
    name: 'embed: too late says why and whom to call; a courier that only returns offers that',
    async run(world) {
      const { demo } = world;
      const late = await makeOrder(demo, { courier: 'YTO', stage: 'out_for_delivery' });
      const { room, page, frame } = await merchantPage(world, late.order);
      await frame.getByText('不可拦', { exact: true }).waitFor();
      equal(await frame.getByRole('button', { name: '拦截并修改地址' }).isDisabled(), true, 'the button is off');
      await frame.getByRole('link', { name: /拨打/ }).first().waitFor();
      await room.shot('embed-denied');
      await page.goto(`${new URL(page.url()).origin}/?order_no=DEMO-JD-1`);
      await frame.getByRole('button', { name: '拦截包裹' }).click();
      equal(await frame.getByLabel('退回寄件人').isChecked(), true, 'what the courier offers is chosen');
      await frame.getByText('确认后立即下发给快递公司。').waitFor();
      await room.close();
    },
  },
  {
    name: 'embed: a token of another order is refused, by the frame and by the API',
    async run(world) {
      const { demo } = world;
      const [mine, other] = [await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' }), await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' })];
      const { room, page, frame } = await merchantPage(world, mine.order);
      await frame.getByText('可拦', { exact: true }).waitFor();
      const element = page.locator('gaidao-intercept');
      const { token } = await call(demo, 'POST', '/embed-tokens', { order_no: other.order, origins: [new URL(demo.merchantUrl ?? '').origin] });
      await element.evaluate((it, value) => it.setAttribute('token', value), token);
      await page.getByText(/gaidao-error .*order_mismatch/).waitFor();
      await frame.getByText('授权与订单不符').waitFor();
      equal(await frame.getByText(other.waybill).count(), 0, 'nothing of the other order');
      await room.shot('embed-refused');
      const elsewhere = await call(demo, 'POST', '/embed-tokens', { order_no: mine.order, origins: ['https://shop.example'] });
      await element.evaluate((it, value) => it.setAttribute('token', value), elsewhere.token);
      await page.getByText(/gaidao-error .*origin_not_allowed/).waitFor();
      for (const path of [`/orders/${mine.order}`, `/interceptions?limit=1`, `/parcels/${mine.courier}/${mine.waybill}`, '/users', '/webhooks']) {
        const answer = await fetch(`${demo.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
        holds(answer.status === 403 || answer.status === 404, `${path} with a token of another order answers ${answer.status}`);
      }
      await room.close();
    },
  },
  {
    name: 'embed: a page of a foreign origin cannot frame it, with or without a token',
    async run({ demo, browser }) {
      const { order } = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      const made = await call(demo, 'POST', '/embed-tokens', { order_no: order, origins: ['https://shop.example'] });
      const frames = ['/', '/customer', '/embed', made.page].map((path) => `<iframe title="${path}" src="${demo.url}${path}"></iframe>`).join('');
      const page = await stranger(`<main><h1>stranger</h1>${frames}<script type="module" src="${demo.url}/embed.js"></script><gaidao-intercept token="${made.token}"></gaidao-intercept></main>`);
      try {
        const room = await openRoom(browser, page.url, { also: [demo.url] });
        room.expectConsole(/frame-ancestors|X-Frame-Options|refused to connect|net::ERR_BLOCKED|chrome-error/);
        await room.page.goto(page.url);
        await until('every frame is refused', async () => {
          const shown = room.page.frames().filter((each) => each !== room.page.mainFrame());
          return shown.length === 5 && shown.every((each) => each.url().startsWith('chrome-error:'));
        });
        await room.close();
      } finally {
        await page.stop();
      }
    },
  },
];
