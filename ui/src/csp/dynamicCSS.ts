/**
 * Stands in for `@rc-component/util/es/Dom/dynamicCSS` in the build: same exports, but the rules go into constructed
 * style sheets. Those are no inline styles, so the page needs no `unsafe-inline` and no nonce.
 */

interface Options {
  mark?: string;
  /** `queue`: ordered by priority before everything that is not queued. */
  prepend?: boolean | 'queue';
  priority?: number;
  attachTo?: Element | ShadowRoot;
}

interface Kept {
  sheet: CSSStyleSheet;
  /** Never attached: the library only hangs its notes on it. */
  handle: HTMLStyleElement;
  css: string;
  rank: number;
}

const kept = new Map<string, Kept>();

function nameOf(key: string, options: Options): string {
  return `${options.mark ?? 'rc-util-key'}\n${key}`;
}

function rankOf(options: Options): number {
  if (options.prepend === 'queue') return options.priority ?? 0;
  return options.prepend ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function insert(entry: Kept): void {
  const place = [...kept.values()].filter((other) => other.rank <= entry.rank).length;
  document.adoptedStyleSheets.splice(place, 0, entry.sheet);
}

export function updateCSS(css: string, key: string, options: Options = {}): HTMLStyleElement {
  const name = nameOf(key, options);
  const known = kept.get(name);
  if (known) {
    if (known.css !== css) {
      known.sheet.replaceSync(css);
      known.css = css;
    }
    return known.handle;
  }
  const entry: Kept = { sheet: new CSSStyleSheet(), handle: document.createElement('style'), css, rank: rankOf(options) };
  entry.sheet.replaceSync(css);
  insert(entry);
  kept.set(name, entry);
  return entry.handle;
}

export function removeCSS(key: string, options: Options = {}): void {
  const name = nameOf(key, options);
  const known = kept.get(name);
  if (!known) return;
  kept.delete(name);
  const place = document.adoptedStyleSheets.indexOf(known.sheet);
  if (place >= 0) document.adoptedStyleSheets.splice(place, 1);
}

let unnamed = 0;

export function injectCSS(css: string, options: Options = {}): HTMLStyleElement {
  unnamed += 1;
  return updateCSS(css, `unnamed-${unnamed}`, options);
}

export function clearContainerCache(): void {
  // Nothing is cached per container.
}
