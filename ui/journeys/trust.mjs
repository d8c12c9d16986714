import { openRoom } from './lib/browser.mjs';
import { equal, holds, until } from './lib/check.mjs';
import { call, makeOrder, sim } from './lib/demo.mjs';
import { asPerson, PEOPLE } from './lib/people.mjs';

const MESSAGE = '浙江省宁波市鄞州区天童南路1号，李四 13900139000';

/**
 * What a customer's own request looks like; it waits until somebody approves it.
 * @param {{ courier: string, waybill: string }} parcel
 */
function asked({ courier, waybill }) {
  const target = { name: '李四', phone: '13900139000', province: '浙江省', city: '宁波市', district: '鄞州区', detail: '天童南路1号' };
  return { courier, waybill_no: waybill, kind: 'readdress', reason: 'wrong_address', channel: 'self_service', payer: 'customer', target };
}

/**
 * The whole audit log.
 * @param {import('./lib/demo.mjs').Demo} demo
 * @returns {Promise<{ action: string, subject: string }[]>}
 */
async function audited(demo) {
  const entries = [];
  let cursor = '';
  do {
    const page = await call(demo, 'GET', `/audit?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    entries.push(...page.items);
    cursor = page.next_cursor ?? '';
  } while (cursor !== '');
  return entries;
}

/** @type {import('./journeys.mjs').Journey[]} */
export const trust = [
  {
    name: 'verification: wrong digits, right digits, the strength stands on the case; too many failures lock it',
    async run({ demo, browser, origin }) {
      const { order, waybill } = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      const room = await openRoom(browser, origin, { as: PEOPLE.agent });
      room.expectConsole(/422|429/);
      const { page } = room;
      await page.goto(`${origin}/orders/${order}`);
      await page.getByRole('button', { name: '拦截并修改地址' }).click();
      await page.getByLabel('粘贴客户发来的内容').fill(MESSAGE);
      const factor = page.getByLabel('客户报出的手机号');
      await factor.fill('1111');
      await page.keyboard.press('Enter');
      await page.getByText('核验不通过').waitFor();
      await room.shot('drawer-verify-failed');
      await factor.fill('8000');
      await page.keyboard.press('Enter');
      await page.getByText('已核验：手机号后四位').waitFor();
      await room.shot('drawer-verified');
      await page.getByText('确认后立即下发给快递公司。').waitFor();
      await page.getByRole('button', { name: '确认拦截' }).click();
      await page.getByRole('button', { name: '打开拦截单' }).click();
      await page.getByText('已核验：手机号后四位').waitFor();
      const found = await call(demo, 'GET', `/interceptions?q=${waybill}`);
      equal(found.items[0].verification_strength, 'phone_last4', 'strength of the case');
      holds(typeof found.items[0].verification_id === 'string', 'the verification is named');

      const locked = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      await page.goto(`${origin}/orders/${locked.order}`);
      await page.getByRole('button', { name: '拦截并修改地址' }).click();
      for (let wrong = 1111; wrong <= 5555; wrong += 1111) {
        await factor.fill(String(wrong));
        const answered = page.waitForResponse(/\/verifications$/);
        await page.keyboard.press('Enter');
        equal((await answered).status(), 422, 'wrong digits');
        await page.getByText('核验不通过').waitFor();
      }
      await factor.fill('8000');
      await page.keyboard.press('Enter');
      await page.getByText('核验已锁定').waitFor();
      await room.shot('drawer-verify-locked');
      await room.close();
    },
  },
  {
    name: 'held → approved: never by the one who asked, by a supervisor it goes out',
    async run({ demo, browser, origin }) {
      const parcel = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      const room = await openRoom(browser, origin, { as: PEOPLE.supervisor });
      const { page } = room;
      await page.goto(origin);
      const own = await asPerson(page, 'POST', '/interceptions', asked(await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' })));
      equal(own.body.state, 'held', 'a request of a customer waits');
      await page.goto(`${origin}/interceptions/${own.body.id}`);
      await page.getByRole('button', { name: '批准' }).waitFor();
      equal(await page.getByRole('button', { name: '批准' }).isDisabled(), true, 'nobody approves their own');
      await page.getByRole('button', { name: '批准' }).hover({ force: true });
      await page.getByRole('tooltip').getByText('不能审核自己的申请').waitFor();
      await room.shot('case-held-own');

      const held = await call(demo, 'POST', '/interceptions', asked(parcel));
      const agent = await openRoom(browser, origin, { as: PEOPLE.agent });
      await agent.page.goto(`${origin}/interceptions/${held.id}`);
      await agent.page.getByRole('button', { name: '批准' }).waitFor();
      equal(await agent.page.getByRole('button', { name: '批准' }).isDisabled(), true, 'an agent may not');
      await agent.close();

      await page.goto(`${origin}/?view=person&state=held`);
      await page.getByRole('link', { name: parcel.waybill }).waitFor();
      await room.shot('queue-person');
      await page.getByRole('link', { name: parcel.waybill }).click();
      await page.getByRole('button', { name: '批准' }).click();
      await page.getByRole('dialog').getByLabel('备注').fill('已电话核实');
      await page.getByRole('dialog').getByRole('button', { name: '确认' }).click();
      await until('the command is accepted', async () => (await call(demo, 'GET', `/interceptions/${held.id}`)).state === 'accepted');
      await page.getByText('已电话核实').waitFor();
      await page.getByRole('heading', { level: 1 }).locator('..').getByText('指令已接收').waitFor();
      await page.getByText(/李强/).first().waitFor();
      await room.shot('case-approved');
      const ledger = await sim(demo, 'GET', `/sim/ledger?courier=${parcel.courier}&waybill_no=${parcel.waybill}`);
      equal(ledger.items.filter((/** @type {{ operation: string }} */ item) => item.operation === 'intercept').length, 1, 'one command at the courier');

      const rejected = await call(demo, 'POST', '/interceptions', asked(await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' })));
      await page.goto(`${origin}/interceptions/${rejected.id}`);
      await page.getByRole('button', { name: '驳回' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '确认' }).click();
      await page.getByText('审核未通过').first().waitFor();
      await room.close();
    },
  },
  {
    name: 'reveal: clear text for a reason, in the audit log, covered again',
    async run({ demo, browser, origin }) {
      const parcel = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      const held = await call(demo, 'POST', '/interceptions', asked(parcel));
      const room = await openRoom(browser, origin, { as: PEOPLE.supervisor });
      const { page } = room;
      await page.goto(`${origin}/orders/${parcel.order}`);
      await page.getByRole('heading', { name: '订单信息' }).waitFor();
      holds(!(await page.locator('main').innerText()).includes('13800138000'), 'masked by default');
      await page.getByRole('button', { name: '显示' }).click();
      equal(await page.getByRole('dialog').getByRole('button', { name: '显示' }).isDisabled(), true, 'not without a reason');
      await page.getByLabel('原因').fill('电话联系客户核对地址');
      await room.shot('reveal-reason');
      await page.keyboard.press('Enter');
      await page.getByText('13800138000').first().waitFor();
      await page.getByText('文三路478号A座1203').waitFor();
      await room.shot('order-revealed');
      await page.getByRole('button', { name: '隐藏' }).click();
      equal(await page.getByText('13800138000').count(), 0, 'covered again');
      await page.goto(`${origin}/interceptions/${held.id}`);
      await page.getByRole('button', { name: '显示' }).click();
      await page.getByLabel('原因').fill('网点要求核对收件人');
      await page.keyboard.press('Enter');
      await page.getByText('天童南路1号').first().waitFor();
      await page.goto(`${origin}/settings/audit`);
      await page.getByRole('row', { name: /李强.*interception.revealed/ }).getByText('网点要求核对收件人').waitFor();
      await room.shot('settings-audit-reveal');
      const noted = await audited(demo);
      equal(noted.filter((each) => each.action === 'order.revealed' && each.subject === parcel.order).length, 1, 'the order in the audit log');
      equal(noted.filter((each) => each.action === 'interception.revealed' && each.subject === held.id).length, 1, 'the case in the audit log');
      await room.close();
    },
  },
  {
    name: 'customer link: made and copied from the order page',
    async run({ demo, browser, origin }) {
      const { order } = await makeOrder(demo, { courier: 'ZTO', stage: 'in_transit' });
      const room = await openRoom(browser, origin, { as: PEOPLE.agent });
      const { page } = room;
      await page.goto(`${origin}/orders/${order}`);
      await page.getByRole('button', { name: '生成客户链接' }).click();
      await page.getByText('已复制。').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      holds(copied.startsWith(`${origin}/customer#gdc_`), 'the link leads to the customer page');
      await room.shot('order-customer-link');
      await room.close();
    },
  },
  {
    name: 'the demo clock: an hour passes at a click',
    async run({ demo, browser, origin }) {
      const room = await openRoom(browser, origin, { as: PEOPLE.agent });
      const { page } = room;
      await page.goto(origin);
      await page.getByRole('group', { name: '演示环境' }).waitFor();
      const before = Date.parse((await call(demo, 'GET', '/demo/clock')).now);
      await page.getByRole('button', { name: '快进 1 小时' }).click();
      await until('an hour has passed', async () => Date.parse((await call(demo, 'GET', '/demo/clock')).now) - before >= 3_600_000);
      await room.shot('demo-clock');
      await room.close();
    },
  },
];
