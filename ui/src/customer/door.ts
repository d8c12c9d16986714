/** The customer's door of the API. Small on purpose: this page loads no client library. */
import { asProblem, problemFrom } from '../api/problem';
import { currentLanguage } from '../i18n/language';
import { observe } from '../time/clock';
import type { Asked, CustomerOrder, ParsedAddress, Story, Visit, Wish } from './types';

interface Call {
  method: 'GET' | 'POST';
  visit?: string;
  body?: unknown;
  /** A repeat under the same key changes nothing. */
  once?: string;
  signal?: AbortSignal;
}

function seconds(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;
}

/** Asks; throws a `Problem` for everything but a good answer. The shape of the answer is the API's promise. */
async function ask<T>(path: string, { method, visit, body, once, signal }: Call): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en' };
  if (visit !== undefined) headers['authorization'] = `Bearer ${visit}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (once !== undefined) headers['idempotency-key'] = once;
  let response: Response;
  try {
    const init: RequestInit = { method, headers, cache: 'no-store', credentials: 'omit' };
    if (body !== undefined) init.body = JSON.stringify(body);
    if (signal !== undefined) init.signal = signal;
    response = await fetch(`/api/v1/customer/${path}`, init);
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw asProblem(thrown);
  }
  const now = response.headers.get('x-gaidao-now');
  if (now !== null) observe(Date.parse(now));
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw problemFrom(answer, response.status, seconds(response.headers.get('retry-after')));
  return answer as T;
}

export type Proof = { token: string } | { order_no: string; factors: { phone_last4: string } | { phone: string } };

/** Whose order, where one installation serves several shops: the shop's link to this page says so. */
function shop(): { merchant?: string } {
  const merchant = new URLSearchParams(location.search).get('merchant');
  return merchant === null ? {} : { merchant };
}


export function enter(proof: Proof): Promise<Visit> {
  return ask('visits', { method: 'POST', body: 'token' in proof ? proof : { ...proof, ...shop() } });
}

export function readOrder(visit: string, signal: AbortSignal): Promise<CustomerOrder> {
  return ask('order', { method: 'GET', visit, signal });
}

export function parseAddress(visit: string, text: string, signal: AbortSignal): Promise<ParsedAddress> {
  return ask('addresses/parse', { method: 'POST', visit, body: { text }, signal });
}

export function submit(visit: string, wish: Wish, once: string): Promise<Asked> {
  return ask('interceptions', { method: 'POST', visit, body: wish, once });
}

export function readAsked(visit: string, id: string, signal: AbortSignal): Promise<Story> {
  return ask(`interceptions/${encodeURIComponent(id)}`, { method: 'GET', visit, signal });
}
