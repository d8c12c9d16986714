import { openRoom } from './lib/browser.mjs';
import { equal, until } from './lib/check.mjs';
import { call, makeOrder, sim } from './lib/demo.mjs';
import { PEOPLE } from './lib/people.mjs';

/**
 * @param {import('./lib/demo.mjs').Demo} demo
 * @param {{ courier: string, waybill: string }} parcel
 */
function intercept(demo, { courier, waybill }) {
  return call(demo, 'POST', '/interceptions', {
    courier,
    waybill_no: waybill,
    kind: 'readdress',
    reason: 'wrong_address',
    channel: 'chat',
    payer: 'merchant',
    target: { name: '李四', phone: '13900139000', province: '浙江省', city: '宁波市', district: '鄞州区', detail: '天童南路1号' },
  });
}

/** @type {import('./journeys.mjs').Journey[]} */
export const trouble = [
  {
    name: 'in doubt: plain words with its buttons; it settles by itself, live',
    async run({ demo, browser, origin }) {
      const parcel = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      await sim(demo, 'PUT', '/sim/faults', { connector: 'zto', fault: 'timeout_after_accept', count: 1 });
      const { id } = await intercept(demo, parcel);
      // At the demo's pace the doubt would be settled before anybody can read it.
      await sim(demo, 'PUT', '/sim/clock', { speed: 1 });
      await until('the case is in doubt', async () => (await call(demo, 'GET', `/interceptions/${id}`)).state === 'in_doubt', 40_000);
      const room = await openRoom(browser, origin, { as: PEOPLE.supervisor });
      const { page } = room;
      await page.goto(`${origin}/interceptions/${id}`);
      await page.getByText('结果未明：不知道快递公司是否已收到指令').waitFor();
      await page.getByRole('button', { name: '按拒绝处理' }).waitFor();
      await page.getByRole('button', { name: '继续等待' }).waitFor();
      equal(await page.getByRole('button', { name: '重新下发' }).isDisabled(), true, 'no resend before absence is proven');
      await room.shot('case-in-doubt');
      await sim(demo, 'PUT', '/sim/clock', { speed: 60 });
      await page.getByText('指令已接收').first().waitFor({ timeout: 60_000 });
      const ledger = await sim(demo, 'GET', `/sim/ledger?courier=${parcel.courier}&waybill_no=${parcel.waybill}`);
      const sent = ledger.items.filter((/** @type {{ operation: string, effective: boolean }} */ item) => item.operation === 'intercept' && item.effective);
      equal(sent.length, 1, 'one command at the courier');
      await room.close();
    },
  },
  {
    name: 'refused: why, in the courier’s words, and a human case with phone, taken and resolved',
    async run({ demo, browser, origin }) {
      const parcel = await makeOrder(demo, { courier: 'ZTO', stage: 'at_hub' });
      const room = await openRoom(browser, origin, { as: PEOPLE.supervisor });
      const { page } = room;
      // The courier knows better: the parcel is out for delivery, which our track does not say yet.
      await sim(demo, 'POST', `/sim/parcels/${parcel.courier}/${parcel.waybill}/advance`, { to_stage: 'out_for_delivery' });
      const { id } = await intercept(demo, parcel);
      await page.goto(`${origin}/interceptions/${id}`);
      await page.getByText('快递公司拒绝').first().waitFor({ timeout: 30_000 });
      await page.getByText(/快递公司原话/).first().waitFor();
      await page.getByRole('heading', { name: '人工应急' }).waitFor();
      await page.getByRole('link', { name: /拨打/ }).first().waitFor();
      await room.shot('case-refused');
      await page.getByRole('button', { name: '我来处理' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '确认' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByText('人工处理中').waitFor();
      await page.getByLabel('没拦住').check();
      await page.getByRole('button', { name: '保存结果' }).click();
      await until('the case is closed', async () => {
        const it = await call(demo, 'GET', `/interceptions/${id}`);
        return typeof it.escalation?.closed_at === 'string';
      });
      await room.close();
    },
  },
  {
    name: 'the courier is down: queued, said in plain words, the phone beside it, sent when it is back',
    async run({ demo, browser, origin }) {
      const { order } = await makeOrder(demo, { courier: 'YTO', stage: 'in_transit' });
      await sim(demo, 'PUT', '/sim/faults', { connector: 'yto', fault: 'refuse_connect' });
      const room = await openRoom(browser, origin, { as: PEOPLE.supervisor });
      const { page } = room;
      await page.goto(`${origin}/orders/${order}`);
      await page.getByRole('button', { name: '拦截并修改地址' }).click();
      await page.getByLabel('粘贴客户发来的内容').fill('浙江省宁波市鄞州区天童南路1号，李四 13900139000');
      await page.getByText('确认后立即下发给快递公司。').waitFor();
      await page.getByRole('button', { name: '确认拦截' }).click();
      await page.getByRole('heading', { name: '可以这样回复客户' }).waitFor();
      await page.getByText('已排队，恢复后立即下发').waitFor({ timeout: 30_000 });
      await page.getByRole('link', { name: /拨打/ }).first().waitFor();
      await room.shot('drawer-courier-down');
      await sim(demo, 'DELETE', '/sim/faults');
      await page.getByText('指令已接收').first().waitFor({ timeout: 90_000 });
      await room.close();
    },
  },
  {
    name: 'the server dies while typing: the input survives it and a reload, and goes out once',
    async run({ demo, browser, origin }) {
      const { order, waybill } = await makeOrder(demo, { courier: 'SF', stage: 'in_transit' });
      const room = await openRoom(browser, origin, { as: PEOPLE.supervisor });
      room.expectConsole(/Failed to load resource|net::ERR/);
      const { page } = room;
      await page.goto(`${origin}/orders/${order}`);
      await page.getByRole('button', { name: '拦截并修改地址' }).click();
      await page.getByLabel('粘贴客户发来的内容').fill('浙江省宁波市鄞州区天童南路1号，李四 13900139000');
      await page.getByText('确认后立即下发给快递公司。').waitFor();
      await demo.kill();
      try {
        await page.getByRole('button', { name: '确认拦截' }).click();
        await page.getByText('没有提交成功').first().waitFor();
        await room.shot('drawer-offline');
      } finally {
        await demo.restart();
      }
      await page.reload();
      await page.getByLabel('粘贴客户发来的内容').waitFor();
      equal(await page.getByLabel('详细地址').inputValue(), '天童南路1号', 'the input is still there');
      await page.getByText('确认后立即下发给快递公司。').waitFor();
      await page.getByRole('button', { name: '确认拦截' }).click();
      await page.getByRole('heading', { name: '可以这样回复客户' }).waitFor();
      const found = await call(demo, 'GET', `/interceptions?q=${waybill}`);
      equal(found.items.length, 1, 'one interception');
      await room.close();
    },
  },
];
