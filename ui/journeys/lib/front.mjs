// Serves dist/ with the policy of the server and hands everything else on to it: for a server that has no such page
// built in. Not a development server: it is there to prove that the built files work under the strict policy.
import { createServer, request } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** @type {Record<string, string>} */
const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * @param {string} server
 * @param {number} port
 */
export async function startFront(server, port) {
  const front = createServer(async (incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', 'http://front').pathname;
    if (/^\/(api|docs|openapi\.json|healthz|readyz)/.test(path)) {
      const onward = request(`${server}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      });
      // The server is away: the browser sees a broken line, as it would without this one in between.
      onward.on('error', () => outgoing.destroy());
      outgoing.on('close', () => onward.destroy());
      incoming.pipe(onward);
      return;
    }
    const page = path === '/customer' ? 'customer.html' : 'index.html';
    const file = extname(path) === '' ? page : normalize(path);
    const coding = ['br', 'gzip'].find((name) => String(incoming.headers['accept-encoding']).includes(name));
    const ending = coding === undefined ? '' : coding === 'br' ? '.br' : '.gz';
    const content = await readFile(join(DIST, `${file}${ending}`)).catch(() => null);
    const headers = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };
    if (content === null) outgoing.writeHead(404, headers).end();
    else outgoing.writeHead(200, { ...headers, ...(coding === undefined ? {} : { 'content-encoding': coding }), 'content-type': KINDS[extname(file)] ?? 'application/octet-stream' }).end(content);
  });
  await new Promise((resolve) => front.listen(port, '127.0.0.1', () => resolve(null)));
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
    },
  };
}
