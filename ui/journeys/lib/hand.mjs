/**
 * A hand that counts what it does.
 * @param {import('playwright-core').Page} page
 */
export function hand(page) {
  const done = { clicks: 0, pastes: 0, keys: 0 };
  return {
    done,
    /** @param {import('playwright-core').Locator} what */
    async click(what) {
      done.clicks += 1;
      await what.click();
    },
    /**
     * An impatient hand.
     * @param {import('playwright-core').Locator} what
     */
    async clickTwice(what) {
      done.clicks += 2;
      await what.dblclick();
    },
    /** @param {string} text */
    async paste(text) {
      await page.evaluate((value) => navigator.clipboard.writeText(value), text);
      done.pastes += 1;
      await page.keyboard.press('Control+V');
    },
    /** @param {string} text */
    async type(text) {
      done.keys += text.length;
      await page.keyboard.type(text);
    },
  };
}
