import { cpus, loadavg } from 'node:os';
import { openRoom } from './lib/browser.mjs';
import { equal, holds } from './lib/check.mjs';
import { call, makePeople } from './lib/demo.mjs';
import { PEOPLE } from './lib/people.mjs';

/** As many as are made in this time, at most `CASES_MOST`. */
const SECONDS_MOST = 40;
const CASES_MOST = 10_000;
const CASES_LEAST = 2_000;
const SCANS_A_CALL = 1_000;
const AT_ONCE = 32;
const PAGES = 6;

/**
 * Parcels on the road, each with a customer's request that waits for a person.
 * @param {import('./lib/demo.mjs').Demo} demo
 */
async function fill(demo) {
  const parcels = Array.from({ length: CASES_MOST }, (_, index) => `7388${String(1_000_000_000 + index)}`);
  const at = new Date().toISOString();
  for (let from = 0; from < parcels.length; from += SCANS_A_CALL) {
    const scans = parcels.slice(from, from + SCANS_A_CALL).map((waybill_no) => ({ courier: 'ZTO', waybill_no, at, stage: 'in_transit', text: '已发出', place: '长沙市' }));
    await call(demo, 'POST', '/scans', { scans });
  }
  const end = performance.now() + SECONDS_MOST * 1_000;
  let next = 0;
  const worker = async () => {
    while (next < parcels.length && (performance.now() < end || next < CASES_LEAST)) {
      const waybill_no = parcels[next];
      next += 1;
      await call(demo, 'POST', '/interceptions', { courier: 'ZTO', waybill_no, kind: 'return_to_sender', reason: 'refund', channel: 'self_service', payer: 'customer' });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return next;
}

/** @type {import('./journeys.mjs').Journey[]} */
export const scale = [
  {
    name: 'ten thousand open cases: the queue opens and turns its pages at once',
    async run({ browser, house }) {
      const { demo, origin, stop } = await house();
      try {
        await makePeople(demo);
        const cases = await fill(demo);
        const room = await openRoom(browser, origin, { as: PEOPLE.supervisor });
        const { page } = room;
        const opened = performance.now();
        await page.goto(`${origin}/?view=person`);
        const rows = page.locator('[data-row-link]');
        await rows.nth(49).waitFor();
        const open = performance.now() - opened;
        const seen = new Set(await rows.allInnerTexts());
        const turns = [];
        for (let number = 2; number <= PAGES; number += 1) {
          const first = await rows.first().innerText();
          const began = performance.now();
          await page.getByRole('button', { name: '下一页' }).click();
          await page.waitForFunction((before) => document.querySelector('[data-row-link]')?.textContent !== before, first);
          turns.push(performance.now() - began);
          for (const waybill of await rows.allInnerTexts()) seen.add(waybill);
        }
        equal(seen.size, 50 * PAGES, 'nothing twice, nothing left out');
        const worst = Math.max(...turns);
        console.log(`      ${cases} open cases: opened in ${open.toFixed(0)} ms, pages turned in ${turns.map((each) => each.toFixed(0)).join(', ')} ms`);
        await room.shot('queue-10000');
        // A machine that others keep busy tells nothing about the page.
        if ((loadavg()[0] ?? 0) > cpus().length * 1.5) console.log('      the time is not judged: the machine is busy');
        else holds(worst < 1_000 && open < 3_000, `a page turns within a second (${worst.toFixed(0)} ms)`);
        await room.close();
      } finally {
        await stop();
      }
    },
  },
];
