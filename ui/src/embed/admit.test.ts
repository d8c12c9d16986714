import { afterEach, expect, test, vi } from 'vitest';
import { asProblem } from '../api/problem';
import { admit } from './admit';

const SHOP = 'https://shop.example';
const session = { actor: 'embed:emb_1', merchant: { id: 'm', name: 'main' }, scopes: ['read', 'write'], order_no: 'A-1', origins: [SHOP] };

function answering(status: number, body: unknown): void {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }));
}

afterEach(() => vi.unstubAllGlobals());

test.each([
  { name: 'its own order on its own page', answer: session, wanted: 'A-1', known: null, origin: SHOP, code: null },
  { name: 'a page that names no order', answer: session, wanted: null, known: 'A-1', origin: SHOP, code: null },
  { name: 'a page the token does not name', answer: session, wanted: 'A-1', known: null, origin: 'https://shop.example.evil', code: 'origin_not_allowed' },
  { name: 'an opaque page', answer: session, wanted: 'A-1', known: null, origin: 'null', code: 'origin_not_allowed' },
  { name: 'an API key, which names no page', answer: { ...session, order_no: null, origins: null }, wanted: null, known: null, origin: SHOP, code: 'origin_not_allowed' },
  { name: 'another order than the page says', answer: session, wanted: 'A-2', known: null, origin: SHOP, code: 'order_mismatch' },
  { name: 'another order than is shown', answer: session, wanted: null, known: 'A-2', origin: SHOP, code: 'order_mismatch' },
])('$name', async ({ answer, wanted, known, origin, code }) => {
  answering(200, answer);
  const found = await admit({ gaidao: 'token', token: 'gde_1.x', order_no: wanted, language: null }, origin, known).then(
    () => null,
    (thrown: unknown) => asProblem(thrown).code,
  );
  expect(found).toBe(code);
});

test('a token the server does not know', async () => {
  answering(401, { code: 'unauthorized', title: 'x' });
  await expect(admit({ gaidao: 'token', token: 'gde_1.x', order_no: null, language: null }, SHOP, null)).rejects.toMatchObject({ code: 'token_not_valid' });
});
