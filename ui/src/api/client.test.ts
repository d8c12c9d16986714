import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asking, currentStanding, enter, toDoor } from '../session/session';
import { api, body } from './client';
import type { Session } from './types';

function session(csrf: string, actor = 'user:usr_1'): Session {
  return {
    actor,
    merchant: { id: 'mer_1', name: 'main' },
    user: { id: 'usr_1', login: 'wang.min', name: '王敏', role: 'agent' },
    scopes: ['read', 'write'],
    order_no: null,
    origins: null,
    csrf,
    idle_until: null,
    until: null,
    demo: null,
  };
}

function answer(status: number, content: unknown): Response {
  return new Response(JSON.stringify(content), { status, headers: { 'content-type': 'application/json' } });
}

const GONE = { code: 'unauthorized', title: 'gone', detail: 'gone' };
const ROTATED = { code: 'csrf', title: 'csrf', detail: 'csrf' };

/** What was sent: method, path, token, body. */
let sent: string[] = [];

/** A server that gives these answers, one after the other. */
function server(...answers: Response[]): void {
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url, 'http://gaidao').pathname;
    sent.push([request.method, path, request.headers.get('x-csrf-token') ?? '-', await request.text()].join(' '));
    const next = answers.shift();
    if (next === undefined) throw new TypeError('nobody answers');
    return next;
  });
}

const POST = 'POST /api/v1/addresses/parse';
const ask = () => body(api.POST('/api/v1/addresses/parse', { body: { text: 'x' } }));

beforeEach(() => {
  sent = [];
  asking(null);
  enter(session('one'), null);
});
afterEach(() => vi.unstubAllGlobals());

test('a write carries the token of the session', async () => {
  server(answer(200, { verdict: 'ok' }));
  await ask();
  expect(sent).toEqual([`${POST} one {"text":"x"}`]);
});

test('a request whose session ended waits for the sign-in and goes out again, whole', async () => {
  server(answer(401, GONE), answer(200, { verdict: 'ok' }));
  const waiting = ask();
  await vi.waitFor(() => expect(currentStanding().at).toBe('expired'));
  enter(session('two'), null);
  expect(await waiting).toEqual({ verdict: 'ok' });
  expect(sent).toEqual([`${POST} one {"text":"x"}`, `${POST} two {"text":"x"}`]);
});

test('who gives up is not waited for', async () => {
  server(answer(401, GONE));
  const waiting = ask();
  await vi.waitFor(() => expect(currentStanding().at).toBe('expired'));
  toDoor('left');
  await expect(waiting).rejects.toThrow('not signed in again');
  expect(sent).toHaveLength(1);
});

test('a token that another tab renewed is read again', async () => {
  server(answer(403, ROTATED), answer(200, session('two')), answer(200, { verdict: 'ok' }));
  await ask();
  expect(sent).toEqual([`${POST} one {"text":"x"}`, 'GET /api/v1/session - ', `${POST} two {"text":"x"}`]);
});

test('another person in the other tab: nothing goes out under their name', async () => {
  server(answer(403, ROTATED), answer(200, session('two', 'user:usr_2')));
  await expect(ask()).rejects.toThrow('csrf');
  expect(sent).toHaveLength(2);
});

test('what is forbidden stays so, and the session is read again: the role may have changed', async () => {
  server(answer(403, { code: 'forbidden', title: 'no', detail: 'no' }), answer(200, { ...session('one'), scopes: ['read'] }));
  await expect(ask()).rejects.toThrow('no');
  await vi.waitFor(() => {
    const now = currentStanding();
    expect(now.at === 'inside' && now.session.scopes).toEqual(['read']);
  });
});

test('a refusal that is not about who asks stays one', async () => {
  server(answer(422, { code: 'invalid', title: 'bad', detail: 'bad' }));
  await expect(ask()).rejects.toThrow('bad');
  expect(sent).toHaveLength(1);
});
