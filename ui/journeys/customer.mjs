import { openRoom } from './lib/browser.mjs';
import { equal, holds, until } from './lib/check.mjs';
import { call, makeOrder, sim } from './lib/demo.mjs';
import { thumbsFit } from './lib/thumb.mjs';

const MESSAGE = '李四 13900139000 浙江省宁波市鄞州区天童南路1号';
const DIGITS = '8000';
const WRONG = '1234';
/** Failures of one order that lock it (CONTRACT 3.3). */
const FAILURES_MOST = 5;
/** Longer than the page waits between two looks. */
const QUIET_MS = 4_500;

/**
 * A phone.
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 */
async function openPhone(browser, origin) {
  const room = await openRoom(browser, origin, { width: 375, height: 812, touch: true });
  return {
    ...room,
    /** @param {string} name */
    async shot(name) {
      await room.shot(name);
      await thumbsFit(room.page, name);
    },
  };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} order
 * @param {string} digits
 */
async function knock(page, order, digits) {
  await page.getByLabel('订单号').fill(order);
  await page.getByLabel('手机号后四位').fill(digits);
  await page.getByRole('button', { name: '查一查' }).click();
}

/** @type {import('./journeys.mjs').Journey[]} */
export const customer = [
  {
    name: 'customer: link → paste → consent → held → an agent approves → live to 已完成',
    async run({ browser, house }) {
      // A house of its own: its clock is turned forward by weeks.
      const { demo, origin, stop } = await house();
      try {
        const { order, courier, waybill } = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
        const { url } = await call(demo, 'POST', '/customer-links', { order_no: order });
        const room = await openPhone(browser, origin);
        const { page } = room;
        await page.goto(origin + url);
        await page.getByText('现在还可以改').waitFor();
        await room.shot('customer');
        await page.getByRole('button', { name: '修改收货地址' }).tap();
        await page.getByLabel('把新地址粘贴到这里').fill('李四 13900139000 宁波天童南路1号');
        await page.getByText('还缺：省市区').waitFor();
        await room.shot('customer-lacks');
        await page.getByLabel('把新地址粘贴到这里').fill(MESSAGE);
        await page.getByText('已识别，请核对').waitFor();
        await page.getByRole('button', { name: '提交申请' }).tap();
        await page.getByText('请先勾选同意').waitFor();
        await page.getByLabel('我已阅读并同意').check();
        await page.reload();
        await page.getByLabel('详细地址').waitFor();
        equal(await page.getByLabel('详细地址').inputValue(), '天童南路1号', 'the input survives a reload');
        equal(await page.getByLabel('我已阅读并同意').isChecked(), true, 'so does the consent');
        await room.shot('customer-form');
        // An impatient thumb.
        await page.getByRole('button', { name: '提交申请' }).dblclick();
        await page.getByText('已提交，等待客服确认').waitFor();
        await room.shot('customer-held');
        const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
        holds(!kept.includes('13900139000'), 'what was typed is cleared once it is submitted');
        const { items } = await call(demo, 'GET', `/interceptions?q=${waybill}`);
        equal(items.length, 1, 'one request');
        equal(items[0].verification_strength, 'link', 'its strength is recorded');
        const ledger = await sim(demo, 'GET', `/sim/ledger?courier=${courier}&waybill_no=${waybill}`);
        holds(!ledger.items.some((/** @type {{ operation: string }} */ item) => item.operation === 'intercept'), 'nothing goes out before an agent confirms');
        // A second key stands for the agent.
        const agent = await call(demo, 'POST', '/api-keys', { name: '客服', scopes: ['read', 'write', 'approve'] });
        await call({ ...demo, key: agent.key }, 'POST', `/interceptions/${items[0].id}/approve`, {});
        await page.getByText('快递公司已接收').first().waitFor({ timeout: 30_000 });
        await page.getByText('客服已确认').waitFor();
        await room.shot('customer-accepted');
        await until('it has arrived', async () => {
          await sim(demo, 'PUT', '/sim/clock', { advance_minutes: 20_000 });
          return (await call(demo, 'GET', `/interceptions/${items[0].id}`)).state === 'completed';
        }, 60_000);
        await page.getByText('已结束').waitFor();
        await page.getByRole('status').getByText('已完成', { exact: true }).waitFor();
        await page.getByText('物流轨迹').click();
        await room.shot('customer-done');
        const asked = await page.waitForRequest(/customer\/interceptions/, { timeout: QUIET_MS }).catch(() => null);
        equal(asked, null, 'what is closed is no longer asked about');
        await room.close();
      } finally {
        await stop();
      }
    },
  },
  {
    name: 'customer: wrong digits and an unknown order look alike; too many lock, with the time; the right ones open',
    async run({ demo, browser, origin }) {
      const [{ order }, other] = [await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' }), await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' })];
      const room = await openPhone(browser, origin);
      room.expectConsole(/401|422|429/);
      const { page } = room;
      await page.goto(`${origin}/customer`);
      await page.getByRole('button', { name: '查一查' }).click();
      await page.getByText('请填写手机号后四位，或完整手机号').waitFor();
      await room.shot('customer-door');
      await knock(page, 'NO-SUCH-ORDER', WRONG);
      const unknown = await page.getByRole('alert').innerText();
      await room.shot('customer-wrong');
      for (let n = 0; n < FAILURES_MOST; n += 1) {
        const answered = page.waitForResponse(/customer\/visits/);
        await knock(page, order, WRONG);
        equal((await answered).status(), 422, `failure ${n + 1}`);
        equal(await page.getByRole('alert').innerText(), unknown, 'the same words for a wrong order and wrong digits');
      }
      await knock(page, order, DIGITS);
      await page.getByText('暂时不能再试').waitFor();
      await page.getByText(/请在 .*\d\d:\d\d 之后再试/).waitFor();
      await room.shot('customer-locked');
      // Another order is not locked by that; the whole number is as good as its end.
      await knock(page, other.order, '138 0013 8000');
      await page.getByText('现在还可以改').waitFor();
      const text = await page.locator('main').innerText();
      holds(!text.includes('13800138000') && !text.includes('文三路'), 'nothing personal in clear');
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByText('It can still be changed').waitFor();
      await room.shot('customer-english');
      // A visit that the server no longer knows.
      await page.evaluate(() => sessionStorage.setItem('gaidao.customer.visit', JSON.stringify({ visit: 'gdv_ended', link: null })));
      await page.reload();
      await page.getByText('the session has ended').waitFor();
      await page.getByLabel('Order number').waitFor();
      await room.close();
    },
  },
  {
    name: 'customer: too late, one tap to the right phone',
    async run({ demo, browser, origin }) {
      const { order, courier, waybill } = await makeOrder(demo, { courier: 'YTO', stage: 'out_for_delivery' });
      const room = await openPhone(browser, origin);
      const { page } = room;
      await page.goto(`${origin}/customer`);
      await knock(page, order, DIGITS);
      await page.getByText('已经不能改了').waitFor();
      equal(await page.getByRole('button', { name: '修改收货地址' }).count(), 0, 'nothing is offered that cannot be done');
      const contacts = await call(demo, 'GET', `/contacts?courier=${courier}&waybill_no=${waybill}`);
      const first = page.getByRole('link', { name: /拨打/ }).first();
      equal(await first.getAttribute('href'), `tel:${contacts.items[0].phone}`, 'the phone of this courier');
      await room.shot('customer-too-late');
      await room.close();
    },
  },
  {
    name: 'customer: the line breaks while submitting; nothing typed is lost and it is submitted once',
    async run({ browser, house }) {
      const { demo, origin, stop } = await house();
      try {
        const { order, waybill } = await makeOrder(demo, { courier: 'SF', stage: 'in_transit' });
        const room = await openPhone(browser, origin);
        room.expectConsole(/Failed to load resource|net::ERR/);
        const { page } = room;
        await page.goto(`${origin}/customer`);
        await knock(page, order, DIGITS);
        await page.getByRole('button', { name: '修改收货地址' }).tap();
        await page.getByLabel('把新地址粘贴到这里').fill(MESSAGE);
        await page.getByText('已识别，请核对').waitFor();
        await page.getByLabel('我已阅读并同意').check();
        await demo.kill();
        try {
          await page.getByRole('button', { name: '提交申请' }).tap();
          await page.getByText('没有提交成功').waitFor();
          await room.shot('customer-offline');
        } finally {
          await demo.restart();
        }
        await page.getByRole('button', { name: '重试' }).last().tap();
        await page.getByText('已提交，等待客服确认').waitFor();
        const found = await call(demo, 'GET', `/interceptions?q=${waybill}`);
        equal(found.items.length, 1, 'one request');
        equal(found.items[0].verification_strength, 'phone_last4', 'its strength is recorded');
        await room.close();
      } finally {
        await stop();
      }
    },
  },
];
