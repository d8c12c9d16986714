/** The one way to the API: adds who asks and in which language, and keeps a request until its sender is signed in again. */
import createClient from 'openapi-fetch';
import { reached, unreachable } from '../live/connection';
import { credentials } from '../session/credentials';
import { renewed } from '../session/door';
import { backInside, currentStanding, expire } from '../session/session';
import { observe } from '../time/clock';
import type { paths } from './schema';

export { body } from './answer';

async function once(request: Request): Promise<Response> {
  for (const [name, value] of Object.entries(credentials(request.method))) request.headers.set(name, value);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (thrown) {
    if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) unreachable();
    throw thrown;
  }
  reached();
  const now = response.headers.get('x-gaidao-now');
  if (now !== null) observe(Date.parse(now));
  return response;
}

type Doubt = 'unauthorized' | 'csrf' | 'forbidden';

/** The code of a refusal that concerns who we are, not what we ask. */
async function doubted(response: Response): Promise<Doubt | null> {
  if (response.status !== 401 && response.status !== 403) return null;
  const answer: unknown = await response.clone().json().catch(() => null);
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : null;
  return code === 'unauthorized' || code === 'csrf' || code === 'forbidden' ? code : null;
}

/** A request whose sender the server no longer knew waits for the sign-in and goes out again: nothing was done for it yet. */
async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await once(request);
  const why = await doubted(response);
  const standing = currentStanding();
  if (why === null || standing.at === 'door' || standing.at === 'asking') return response;
  if (why === 'forbidden') {
    // The role may have changed meanwhile: the buttons shall say so.
    void renewed(standing.session.actor);
    return response;
  }
  if (why === 'csrf') return (await renewed(standing.session.actor)) ? once(again) : response;
  expire();
  await backInside(again.signal);
  return once(again);
}

export const api = createClient<paths>({ baseUrl: '/', fetch: send });
