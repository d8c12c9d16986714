/** Looks at a token before anything is shown: whose order, and which pages may hold it. */
import createClient from 'openapi-fetch';
import { body } from '../api/answer';
import { asProblem, Problem } from '../api/problem';
import type { paths } from '../api/schema';
import type { Session } from '../api/types';
import type { TokenMessage } from './protocol';

const api = createClient<paths>({ baseUrl: '/', cache: 'no-store', credentials: 'omit', fetch: (request) => fetch(request) });

export interface Admitted {
  session: Session;
  token: string;
  orderNo: string;
}

/** `known`: the order this frame already shows; a fresh token must be for the same one. Throws a `Problem`. */
export async function admit({ token, order_no: wanted }: TokenMessage, origin: string, known: string | null): Promise<Admitted> {
  let session: Session;
  try {
    session = await body(api.GET('/api/v1/session', { headers: { authorization: `Bearer ${token}` } }));
  } catch (thrown) {
    const problem = asProblem(thrown);
    throw problem.status === 401 ? new Problem({ code: 'token_not_valid', status: 401 }) : problem;
  }
  const { order_no: orderNo, origins } = session;
  if (!orderNo || !origins?.includes(origin)) throw new Problem({ code: 'origin_not_allowed' });
  if ((wanted ?? orderNo) !== orderNo || (known ?? orderNo) !== orderNo) throw new Problem({ code: 'order_mismatch' });
  return { session, token, orderNo };
}
