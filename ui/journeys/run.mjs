// Journeys in a real browser against a real `gaidao demo` with its courier simulator.
// GAIDAO_BIN names the server's binary; GAIDAO_CHROMIUM the browser; GAIDAO_ARTEFACTS where screenshots go.
// GAIDAO_UI=dist tests the files in dist/ although the server has a page built in. Arguments: journeys to run, by name.
import { join } from 'node:path';
import { startDemo, freePort, makePeople } from './lib/demo.mjs';
import { startFront } from './lib/front.mjs';
import { launchBrowser } from './lib/browser.mjs';
import { journeys } from './journeys.mjs';

const binary = process.env['GAIDAO_BIN'];
if (binary === undefined) {
  console.error('Set GAIDAO_BIN to the gaidao binary, e.g. GAIDAO_BIN=../target/debug/gaidao npm test');
  process.exit(2);
}

/**
 * A demo on an empty data folder, and the page in front of it.
 * @param {string} program
 * @returns {Promise<import('./journeys.mjs').House>}
 */
async function house(program) {
  const demo = await startDemo(program);
  const builtIn = (await (await fetch(demo.url)).text()).includes('Gaidao workbench');
  const front = builtIn && process.env['GAIDAO_UI'] !== 'dist' ? null : await startFront(demo.url, await freePort());
  return {
    demo,
    origin: front?.url ?? demo.url,
    async stop() {
      await front?.stop();
      await demo.stop();
    },
  };
}

/**
 * What a journey that failed left open: looked at, then closed.
 * @param {string} journey
 */
async function leftOpen(journey) {
  const folder = process.env['GAIDAO_ARTEFACTS'] ?? 'artefacts';
  const name = journey.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
  const pages = browser.contexts().flatMap((context) => context.pages());
  await Promise.all(pages.map((page, index) => page.screenshot({ path: join(folder, `failed-${name}-${index}.png`) }).catch(() => null)));
  await Promise.all(browser.contexts().map((context) => context.close()));
}

const wanted = process.argv.slice(2);
const chosen = journeys.filter((journey) => wanted.length === 0 || wanted.some((word) => journey.name.includes(word)));
const main = await house(binary);
await makePeople(main.demo);
console.log(main.origin === main.demo.url ? 'testing the page built into the server' : 'testing the files in dist/');
const browser = await launchBrowser();
let [passed, failed] = [0, 0];
try {
  for (const journey of chosen) {
    const began = performance.now();
    try {
      await journey.run({ demo: main.demo, browser, origin: main.origin, house: () => house(binary) });
      passed += 1;
      console.log(`ok    ${journey.name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      await leftOpen(journey.name);
      console.log(`FAIL  ${journey.name}\n${error instanceof Error ? error.stack : String(error)}`);
    }
  }
} finally {
  await browser.close();
  await main.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
