// The people of the journeys. They are made through the API; they sign in through the page.

/**
 * @typedef {{ login: string, password: string, name: string, role: 'agent' | 'supervisor' | 'admin' }} Person
 */

/** @type {Record<'admin' | 'supervisor' | 'agent', Person>} */
export const PEOPLE = {
  admin: { login: 'wang.min', password: 'harbour-lantern-73', name: '王敏', role: 'admin' },
  supervisor: { login: 'li.qiang', password: 'orchard-violet-58', name: '李强', role: 'supervisor' },
  agent: { login: 'chen.jing', password: 'pebble-meadow-41', name: '陈静', role: 'agent' },
};

/**
 * Asks the API from inside the page, as the one who is signed in there.
 * @param {import('playwright-core').Page} page
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<{ status: number, body: any }>}
 */
export function asPerson(page, method, path, body) {
  return page.evaluate(
    async ([verb, where, sent]) => {
      const { csrf } = await (await fetch('/api/v1/session')).json();
      /** @type {RequestInit} */
      const init = { method: String(verb), headers: { 'x-csrf-token': csrf, 'content-type': 'application/json' } };
      if (sent !== undefined) init.body = JSON.stringify(sent);
      const response = await fetch(`/api/v1${String(where)}`, init);
      return { status: response.status, body: await response.json().catch(() => null) };
    },
    /** @type {const} */ ([method, path, body]),
  );
}

/**
 * Fills in the form of the sign-in page.
 * @param {import('playwright-core').Page} page
 * @param {{ login: string, password: string }} person
 */
export async function fillSignIn(page, { login, password }) {
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}
