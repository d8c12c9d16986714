/** Coming in and going out. These calls never wait for a sign-in: they are the sign-in. */
import createClient from 'openapi-fetch';
import { body } from '../api/answer';
import { asProblem, Problem } from '../api/problem';
import type { paths } from '../api/schema';
import type { Session } from '../api/types';
import { currentLanguage } from '../i18n/language';
import { credentials } from './credentials';
import { asking, currentKey, enter, renew, toDoor } from './session';

const api = createClient<paths>({ baseUrl: '/', cache: 'no-store', fetch: (request) => fetch(request) });
api.use({
  onRequest({ request }) {
    if (!request.headers.has('accept-language')) request.headers.set('accept-language', currentLanguage() === 'zh' ? 'zh-CN' : 'en');
    return request;
  },
});

/** Who we are to the server; `null` when it does not know us. */
async function who(key: string | null): Promise<Session | null> {
  try {
    return await body(api.GET('/api/v1/session', { headers: key === null ? {} : { authorization: `Bearer ${key}` } }));
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.status === 401) return null;
    throw problem;
  }
}

/** At the start of a page: inside or at the door? */
export async function begin(): Promise<void> {
  asking(null);
  try {
    const key = currentKey();
    const session = await who(key);
    if (session === null) toDoor(null);
    else enter(session, key);
  } catch (thrown) {
    asking(asProblem(thrown));
  }
}

/** Reads the session again: another tab may have a new token. `false` when it is not the same person's any more. */
export async function renewed(actor: string): Promise<boolean> {
  const session = await who(currentKey()).catch(() => null);
  if (session === null || session.actor !== actor) return false;
  renew(session);
  return true;
}

/** The browser must really have kept the cookie; where it did not, nobody is in. */
async function keptCookie(given: Session): Promise<Session> {
  const session = await who(null);
  if (session === null || session.actor !== given.actor) throw new Problem({ code: 'cookie_lost' });
  return session;
}

export async function signInByPassword(login: string, password: string): Promise<void> {
  const session = await body(api.POST('/api/v1/session', { body: { login, password } }));
  enter(await keptCookie(session), null);
}

export async function signInByKey(key: string): Promise<void> {
  const session = await who(key);
  if (session === null) throw new Problem({ code: 'key_unknown', status: 401 });
  enter(session, key);
}

export interface FirstRun {
  token: string;
  name: string;
  login: string;
  password: string;
}

/** Makes the first admin (or recovers one) and is signed in as them. */
export async function firstRun(given: FirstRun): Promise<void> {
  const session = await body(api.POST('/api/v1/first-run', { body: given }));
  enter(await keptCookie(session), null);
}

/** A new password: every other session ends, this one goes on under a new cookie. */
export async function changePassword(old: string, fresh: string): Promise<void> {
  renew(await body(api.POST('/api/v1/session/password', { headers: credentials('POST'), body: { old, new: fresh } })));
}

/** Signs out. A refusal keeps nobody in; a server that does not answer has not ended the session, and that is said. */
export async function leave(): Promise<void> {
  if (currentKey() !== null) return toDoor('left');
  try {
    await body(api.DELETE('/api/v1/session', { headers: credentials('DELETE') }));
    toDoor('left');
  } catch (thrown) {
    const { unreachable, status } = asProblem(thrown);
    toDoor(unreachable || status >= 500 ? 'unheard' : 'left');
  }
}
