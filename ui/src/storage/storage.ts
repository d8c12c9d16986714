/**
 * The browser's storage. Inside a foreign page a browser may forbid it, or it may be full: then nothing outlives a
 * reload, and nothing else breaks.
 */
export interface Kept {
  read(name: string): string | null;
  write(name: string, value: string): void;
  drop(name: string): void;
  /** Drops everything whose name begins so. */
  dropAll(beginning: string): void;
}

function guarded(storage: () => Storage): Kept {
  return {
    read(name) {
      try {
        return storage().getItem(name);
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        storage().setItem(name, value);
      } catch {
        // What is typed stays on the page.
      }
    },
    drop(name) {
      try {
        storage().removeItem(name);
      } catch {
        // Nothing was kept.
      }
    },
    dropAll(beginning) {
      try {
        for (const name of Object.keys(storage())) if (name.startsWith(beginning)) storage().removeItem(name);
      } catch {
        // Nothing was kept.
      }
    },
  };
}

/** Until the tab closes. */
export const inTab = guarded(() => sessionStorage);
/** Until somebody clears the browser. */
export const inBrowser = guarded(() => localStorage);

/** What was kept as JSON; `null` for nothing and for what cannot be read any more. */
export function readJson(kept: Kept, name: string): unknown {
  try {
    return JSON.parse(kept.read(name) ?? 'null');
  } catch {
    return null;
  }
}
