// Says what a built page weighs over the wire, and fails the build when it has grown past its limit.
import { gzipSync } from 'node:zlib';

/**
 * Everything an entry loads at once: itself and its static imports, with their styles.
 * @param {import('vite').Rollup.OutputBundle} bundle
 * @param {string} name
 * @param {Set<string>} found
 */
function gather(bundle, name, found) {
  if (found.has(name)) return;
  found.add(name);
  const file = bundle[name];
  if (file?.type !== 'chunk') return;
  for (const each of file.imports) gather(bundle, each, found);
  for (const each of file.viteMetadata?.importedCss ?? []) found.add(each);
}

/**
 * @param {string} entry a page, or a script of a fixed name
 * @param {number} bytesMost
 * @returns {import('vite').Plugin}
 */
export function weigh(entry, bytesMost) {
  return {
    name: `gaidao-weigh-${entry}`,
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = entry.endsWith('.html') ? entry.slice(0, -'.html'.length) : null;
        const first = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && (page === null ? file.fileName === entry : file.name === page));
        if (first === undefined) throw new Error(`the build has no ${entry}`);
        /** @type {Set<string>} */
        const found = new Set(page === null ? [] : [entry]);
        gather(bundle, first.fileName, found);
        const sizes = [...found].map((name) => {
          const file = bundle[name];
          if (file === undefined) throw new Error(`${name} is not in the bundle`);
          return gzipSync(file.type === 'chunk' ? file.code : file.source).length;
        });
        const sum = sizes.reduce((a, b) => a + b, 0);
        console.log(`${entry}: ${(sum / 1_000).toFixed(1)} kB compressed in ${found.size} files (at most ${bytesMost / 1_000} kB)`);
        if (sum > bytesMost) throw new Error(`${entry} weighs ${sum} bytes compressed, more than ${bytesMost}`);
      },
    },
  };
}
