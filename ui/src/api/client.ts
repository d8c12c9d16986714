/** The one way to the API: adds key and language, knows whether the server can be reached. */
import createClient, { type Middleware } from 'openapi-fetch';
import { reached, unreachable } from '../live/connection';
import { currentLanguage } from '../i18n/language';
import { currentKey, signOut } from '../session/session';
import { observe } from '../time/clock';
import { asProblem, problemFrom } from './problem';
import type { paths } from './schema';

const guard: Middleware = {
  onRequest({ request }) {
    const key = currentKey();
    if (key !== null && !request.headers.has('authorization')) request.headers.set('authorization', `Bearer ${key}`);
    request.headers.set('accept-language', currentLanguage() === 'zh' ? 'zh-CN' : 'en');
    return request;
  },
  onResponse({ request, response }) {
    reached();
    const now = response.headers.get('x-gaidao-now');
    if (now !== null) observe(Date.parse(now));
    const ours = request.headers.get('authorization') === `Bearer ${currentKey()}`;
    if (response.status === 401 && ours) signOut('refused');
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    unreachable();
  },
};

export const api = createClient<paths>({ baseUrl: '/' });
api.use(guard);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; throws a `Problem` for any other. */
export async function body<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw asProblem(thrown);
  }
  if (answer.error !== undefined || !answer.response.ok) throw problemFrom(answer.error, answer.response.status);
  // An answer without a body (204) has no data: its type says so too.
  return answer.data as T;
}
