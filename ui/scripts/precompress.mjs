// A Vite plugin: writes `.br` and `.gz` beside every file of the build, so that the server never compresses anything,
// and fails the build when the first load of the workbench grows over its budget.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Bytes a browser without brotli (every browser, over plain http) may have to load before the agent's pages work. */
const FIRST_LOAD_MOST = 500_000;

const COMPRESSED = /\.(html|js|css|svg)$/;

/** @type {(bytes: Uint8Array) => Promise<Uint8Array>} */
const br = (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
/** @type {(bytes: Uint8Array) => Promise<Uint8Array>} */
const gz = (bytes) => promisify(gzip)(bytes, { level: 9 });

/**
 * @typedef {{ type: string, fileName: string, facadeModuleId?: string | null, imports?: string[], viteMetadata?: { importedCss: Set<string> } }} Piece
 */

/**
 * What the page loads before anything is asked of it: the document, its script, all that it imports at once, their styles.
 * @param {Record<string, Piece>} bundle
 * @param {string} page
 */
function firstLoad(bundle, page) {
  const pieces = Object.values(bundle);
  const entry = pieces.find((piece) => piece.type === 'chunk' && piece.facadeModuleId?.endsWith(`/${page}`));
  if (entry === undefined) throw new Error(`the build has no ${page}`);
  const files = new Set([page]);
  /** @param {Piece | undefined} piece */
  const add = (piece) => {
    if (piece === undefined || files.has(piece.fileName)) return;
    files.add(piece.fileName);
    for (const css of piece.viteMetadata?.importedCss ?? []) files.add(css);
    for (const name of piece.imports ?? []) add(bundle[name]);
  };
  add(entry);
  return files;
}

/** @returns {import('vite').Plugin} */
export function precompress() {
  return {
    name: 'gaidao-precompress',
    apply: 'build',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? 'dist';
      const names = (await readdir(folder, { recursive: true })).filter((name) => COMPRESSED.test(name));
      /** @type {Map<string, { br: number, gz: number }>} */
      const sizes = new Map();
      await Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(join(folder, name));
          const [small, plain] = await Promise.all([br(bytes), gz(bytes)]);
          await Promise.all([writeFile(join(folder, `${name}.br`), small), writeFile(join(folder, `${name}.gz`), plain)]);
          sizes.set(name, { br: small.length, gz: plain.length });
        }),
      );
      const files = [...firstLoad(/** @type {Record<string, Piece>} */ (bundle), 'index.html')];
      /** @param {'br' | 'gz'} way */
      const sum = (way) => files.reduce((total, name) => total + (sizes.get(name)?.[way] ?? 0), 0);
      const said = `first load of the workbench: ${Math.round(sum('gz') / 1000)} kB gzip, ${Math.round(sum('br') / 1000)} kB brotli (at most ${FIRST_LOAD_MOST / 1000} kB)`;
      if (sum('gz') > FIRST_LOAD_MOST) this.error(said);
      this.info(said);
    },
  };
}
