// Journeys in a real browser against a real `gaidao demo` with its courier simulator.
// GAIDAO_BIN names the server's binary; GAIDAO_CHROMIUM the browser; GAIDAO_ARTEFACTS where screenshots go.
// GAIDAO_UI=dist tests the files in dist/ although the server has a page built in. Arguments: journeys to run, by name.
import { startDemo, freePort } from './lib/demo.mjs';
import { startFront } from './lib/front.mjs';
import { launchBrowser } from './lib/browser.mjs';
import { journeys } from './journeys.mjs';

const binary = process.env['GAIDAO_BIN'];
if (binary === undefined) {
  console.error('Set GAIDAO_BIN to the gaidao binary, e.g. GAIDAO_BIN=../target/debug/gaidao npm test');
  process.exit(2);
}

const wanted = process.argv.slice(2);
const chosen = journeys.filter((journey) => wanted.length === 0 || wanted.some((word) => journey.name.includes(word)));
const demo = await startDemo(binary);
const builtIn = (await (await fetch(demo.url)).text()).includes('Gaidao workbench');
const front = builtIn && process.env['GAIDAO_UI'] !== 'dist' ? null : await startFront(demo.url, await freePort());
console.log(front === null ? 'testing the page built into the server' : 'testing the files in dist/');
const browser = await launchBrowser();
let [passed, failed] = [0, 0];
try {
  for (const journey of chosen) {
    const began = performance.now();
    try {
      await journey.run({ demo, browser, origin: front?.url ?? demo.url });
      passed += 1;
      console.log(`ok    ${journey.name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL  ${journey.name}\n${error instanceof Error ? error.stack : String(error)}`);
    }
  }
} finally {
  await browser.close();
  await front?.stop();
  await demo.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
