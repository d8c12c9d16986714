/** What a thumb needs, px. */
const LEAST = 44;

/**
 * Everything that can be touched on a phone is high enough for a thumb.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function thumbsFit(page, name) {
  const small = await page.evaluate((least) => {
    const touched = [...document.querySelectorAll('button, a[href], input, select, textarea, summary')];
    return touched.flatMap((each) => {
      // A box is touched by its label as well.
      const whole = each instanceof HTMLInputElement && /^(checkbox|radio)$/.test(each.type) ? (each.closest('label') ?? each) : each;
      const { width, height } = whole.getBoundingClientRect();
      return height > 0 && (height < least || width < least) ? [`${each.tagName} ${each.textContent} ${width}×${height}`] : [];
    });
  }, LEAST);
  if (small.length > 0) throw new Error(`${name}: too small for a thumb: ${small.join('; ')}`);
}
