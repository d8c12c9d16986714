// Starts `gaidao demo` on a folder of its own and speaks with its API and its simulator.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PEOPLE } from './people.mjs';

const READY_MS = 60_000;

/** @returns {Promise<number>} a port that is free now */
export async function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * @typedef {{ url: string, sim: string, key: string, loginUrl: string, merchantUrl: string | null, stop: () => Promise<void>, kill: () => Promise<void>, restart: () => Promise<void> }} Demo
 */

/**
 * @param {string} binary
 * @returns {Promise<Demo>}
 */
export async function startDemo(binary) {
  const data = await mkdtemp(join(tmpdir(), 'gaidao-journeys-'));
  const [listen, control, shop] = [await freePort(), await freePort(), await freePort()];
  const args = ['demo', '--listen', `127.0.0.1:${listen}`, '--sim-listen', `127.0.0.1:${control}`, '--merchant-listen', `127.0.0.1:${shop}`, '--data', data];
  const first = await launch(binary, [...args, '--print-key']);
  let child = first.child;
  const demo = {
    url: `http://127.0.0.1:${listen}`,
    sim: `http://127.0.0.1:${control}`,
    key: first.ready.api_key,
    loginUrl: first.ready.login_url,
    merchantUrl: first.ready.merchant_url ?? null,
    async kill() {
      await ended(child, 'SIGKILL');
    },
    async restart() {
      const again = await launch(binary, args);
      child = again.child;
      // The example page may be at another port now.
      demo.merchantUrl = again.ready.merchant_url ?? null;
    },
    async stop() {
      await ended(child, 'SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
  return demo;
}

/**
 * @param {string} binary
 * @param {string[]} args
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, ready: { api_key: string, login_url: string, merchant_url?: string | null } }>}
 */
function launch(binary, args) {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece) => {
    said = (said + String(piece)).slice(-4_000);
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the demo was not ready in time:\n${said}`)), READY_MS);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${said}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const ready = JSON.parse(line);
      if (ready.ready !== true) return;
      clearTimeout(late);
      child.removeAllListeners('exit');
      resolve({ child, ready });
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {'SIGTERM' | 'SIGKILL'} signal
 */
async function ended(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

/**
 * @param {string} url
 * @param {string} method
 * @param {Record<string, string>} headers
 * @param {unknown} body
 */
async function ask(url, method, headers, body) {
  /** @type {RequestInit} */
  const init = { method, headers: { ...headers, 'content-type': 'application/json' } };
  if (body !== undefined) init.body = JSON.stringify(body);
  let response = await fetch(url, init);
  // Told to come back later, a good client does.
  while (response.status === 429 && response.headers.has('retry-after')) {
    const seconds = Number(response.headers.get('retry-after'));
    if (!(seconds <= 5)) break;
    await response.text();
    await new Promise((again) => setTimeout(again, seconds * 1_000));
    response = await fetch(url, init);
  }
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/**
 * The API.
 * @param {Demo} demo
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 */
export function call(demo, method, path, body) {
  return ask(`${demo.url}/api/v1${path}`, method, { authorization: `Bearer ${demo.key}` }, body);
}

/**
 * The simulator's control plane.
 * @param {Demo} demo
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 */
export function sim(demo, method, path, body) {
  return ask(`${demo.sim}${path}`, method, {}, body);
}

/**
 * Makes the people: the first one with the one-time link, the others with the key.
 * @param {Demo} demo
 */
export async function makePeople(demo) {
  const { admin, ...others } = PEOPLE;
  const token = new URL(demo.loginUrl).hash.slice(1);
  const { login, password, name } = admin;
  await ask(`${demo.url}/api/v1/first-run`, 'POST', {}, { token, login, password, name });
  for (const person of Object.values(others)) await call(demo, 'POST', '/users', person);
}

let serial = 0;

/**
 * A fresh order with one parcel that the simulator really moves.
 * @param {Demo} demo
 * @param {{ courier: string, stage: string, no?: string }} wanted
 */
export async function makeOrder(demo, { courier, stage, no }) {
  serial += 1;
  const order = no ?? `A-${String(1000 + serial)}`;
  const shapes = { ZTO: `7317${String(5_000_000_000 + serial)}`, SF: `SF15${String(50_000_000_000 + serial)}`, YTO: `YT68${String(10_000_000_000 + serial)}` };
  const waybill = Object.entries(shapes).find(([code]) => code === courier)?.[1] ?? `X${serial}`;
  await sim(demo, 'POST', '/sim/parcels', { courier, waybill_no: waybill, origin: '广州市', destination: '杭州市', stage, speed: 0.05 });
  await call(demo, 'PUT', `/orders/${order}`, {
    shop: '天猫旗舰店',
    buyer_phone: '13800138000',
    placed_at: '2026-11-20T09:30:00+08:00',
    value_fen: 25_900,
    remark: '',
    recipient: { name: '张三', phone: '13800138000', province: '浙江省', city: '杭州市', district: '西湖区', detail: '文三路478号A座1203' },
    parcels: [{ courier, waybill_no: waybill }],
  });
  await call(demo, 'POST', `/parcels/${courier}/${waybill}/refresh`);
  return { order, courier, waybill };
}
