/**
 * @param {unknown} found
 * @param {unknown} expected
 * @param {string} what
 */
export function equal(found, expected, what) {
  if (found !== expected) throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}

/**
 * @param {boolean} fact
 * @param {string} what
 */
export function holds(fact, what) {
  if (!fact) throw new Error(what);
}

/**
 * Asks again until the answer is there.
 * @template T
 * @param {string} what
 * @param {() => Promise<T | null | undefined | false>} ask
 * @param {number} [ms]
 * @returns {Promise<T>}
 */
export async function until(what, ask, ms = 20_000) {
  const end = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
