// A shop's back end in a few lines: it serves the page and mints a token for the one order that the page shows.
// The API key stays here; the browser only ever sees the token, which is good for minutes and for that order.
//
//   GAIDAO_URL=http://127.0.0.1:8787 GAIDAO_KEY=gdk_… node server.mjs      (Node 20 or newer, nothing to install)

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const gaidao = process.env.GAIDAO_URL ?? 'http://127.0.0.1:8787';
const key = process.env.GAIDAO_KEY;
const port = Number(process.env.PORT ?? 8790);
const own = [`127.0.0.1:${port}`, `localhost:${port}`];
if (!key) throw new Error('set GAIDAO_KEY: an API key with the scope "write"');

async function mint(orderNo) {
  // A real shop first asks: who is signed in here, and may they see this order?
  const answer = await fetch(`${gaidao}/api/v1/embed-tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ order_no: orderNo, origins: own.map((host) => `http://${host}`), minutes: 15 }),
  });
  const body = await answer.json();
  if (!answer.ok) return [answer.status, { code: body.code }];
  return [200, { token: body.token, server: gaidao, expires_at: body.expires_at }];
}

createServer(async (request, response) => {
  const url = new URL(request.url, `http://${own[0]}`);
  const site = request.headers['sec-fetch-site'] ?? 'same-origin';
  if (!own.includes(request.headers.host) || request.method !== 'GET') return response.writeHead(403).end();
  if (url.pathname === '/') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    return response.end(await readFile(new URL('index.html', import.meta.url)));
  }
  if (url.pathname !== '/token') return response.writeHead(404).end();
  // Another site may not have tokens minted, although it could not read them.
  if (!['same-origin', 'none'].includes(site)) return response.writeHead(403).end();
  const [status, body] = await mint(url.searchParams.get('order_no') ?? '').catch(() => [502, { code: 'unreachable' }]);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}).listen(port, '127.0.0.1', () => console.log(`the shop: http://127.0.0.1:${port}/?order_no=DEMO-SF-1`));
