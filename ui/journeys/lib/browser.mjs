// The browser, and what every journey watches: console, requests outside the origin, accessibility.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { fillSignIn } from './people.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A name for this machine that is not loopback to the browser: there it is plain http off loopback. */
export const ELSEWHERE = 'gaidao.test';

const ARGS = [`--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launchBrowser() {
  return chromium.launch({ executablePath: process.env['GAIDAO_CHROMIUM'] ?? '/usr/bin/chromium', args: ARGS });
}

/**
 * @typedef {object} Room
 * @property {import('playwright-core').Page} page
 * @property {string} origin
 * @property {(name: string) => Promise<void>} shot takes a screenshot and checks accessibility
 * @property {(pattern: RegExp) => void} expectConsole console errors that this journey causes on purpose
 * @property {() => Promise<void>} close closes, and fails for anything untoward that was seen
 */

/** What a browser keeps of a person who signed in once: later rooms begin with it. */
/** @type {Map<string, Awaited<ReturnType<import('playwright-core').BrowserContext['storageState']>>>} */
const signedIn = new Map();

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {import('./people.mjs').Person} person
 */
async function stateOf(browser, origin, person) {
  const name = `${origin} ${person.login}`;
  const known = signedIn.get(name);
  if (known !== undefined) return known;
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${origin}/login`);
  await fillSignIn(page, person);
  await page.getByRole('navigation').first().waitFor();
  const state = await context.storageState();
  await context.close();
  signedIn.set(name, state);
  return state;
}

/**
 * `as`: a person who is signed in already; rooms share that session, so none may end it.
 * `key`: a developer with an API key.
 * `also`: other origins that may be asked (a page of ours inside somebody else's).
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 * @param {{ width?: number, height?: number, key?: string | null, as?: import('./people.mjs').Person | null, touch?: boolean, also?: string[] }} [options]
 * @returns {Promise<Room>}
 */
export async function openRoom(browser, origin, { width = 1280, height = 860, key = null, as = null, touch = false, also = [] } = {}) {
  const state = as === null ? {} : { storageState: await stateOf(browser, origin, as) };
  const context = await browser.newContext({ ...state, viewport: { width, height }, hasTouch: touch, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  /** @type {string[]} */
  const seen = [];
  /** @type {RegExp[]} */
  const expected = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') seen.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`page error: ${error.message}`));
  page.on('request', (request) => {
    if (![origin, ...also].some((each) => request.url().startsWith(`${each}/`))) seen.push(`request outside the origin: ${request.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  if (key !== null) await page.addInitScript((value) => sessionStorage.setItem('gaidao.key', value), key);
  return {
    page,
    origin,
    expectConsole: (pattern) => void expected.push(pattern),
    async shot(name) {
      await settled(page);
      const folder = process.env['GAIDAO_ARTEFACTS'] ?? 'artefacts';
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
      await accessible(page, name);
    },
    async close() {
      await context.close();
      const odd = seen.filter((line) => !expected.some((pattern) => pattern.test(line)));
      if (odd.length > 0) throw new Error(`seen in the browser:\n  ${odd.join('\n  ')}`);
    },
  };
}

/**
 * Nothing is on its way any more, and what moved has come to rest.
 * @param {import('playwright-core').Page} page
 */
async function settled(page) {
  // From its beginning, as one sees it: what sticks to the window would else stand in the middle of the picture.
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction(() => document.querySelector('.ant-skeleton') === null);
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => (each.effect?.getTiming().iterations === Infinity ? null : each.finished.catch(() => null)))));
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function accessible(page, name) {
  // Through the debugger, which the page's policy does not hinder.
  for (const frame of page.frames()) await frameAccessible(frame, name);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) throw new Error(`${name} scrolls sideways by ${wide} px`);
}

/**
 * @param {import('playwright-core').Frame} frame
 * @param {string} name
 */
async function frameAccessible(frame, name) {
  await frame.evaluate(AXE);
  const found = await frame.evaluate(async () => {
    const axe = /** @type {{ run: (root: Document, options: object) => Promise<import('axe-core').AxeResults> }} */ (Reflect.get(globalThis, 'axe'));
    const result = await axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
    return result.violations.map((each) => `${each.id} (${each.impact}): ${each.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`);
  });
  if (found.length > 0) throw new Error(`axe on ${name}:\n  ${found.join('\n  ')}`);
}
