/** Reads the answers of the client: a good body, or a thrown `Problem`. */
import { asProblem, problemFrom } from './problem';

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

function seconds(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;
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
  const { data, error, response } = answer;
  if (error !== undefined || !response.ok) throw problemFrom(error, response.status, seconds(response.headers.get('retry-after')));
  // An answer without a body (204) has no data: its type says so too.
  return data as T;
}
