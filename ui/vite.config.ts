import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { precompress } from './scripts/precompress.mjs';
import { weigh } from './scripts/weigh.mjs';

const sheets = fileURLToPath(new URL('./src/csp/dynamicCSS.ts', import.meta.url));

/**
 * The component library writes its styles into `<style>` elements, which a policy without `unsafe-inline` forbids.
 * In the build its one module that does so is replaced by ours, which uses constructed style sheets.
 */
function constructedSheets(): Plugin {
  const theirs = /@rc-component[\\/]util[\\/](es|lib)[\\/]Dom[\\/]dynamicCSS\.js$/;
  return {
    name: 'gaidao-constructed-sheets',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer, options) {
      if (!/dynamicCSS(\.js)?$/.test(source) || importer === undefined) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved && theirs.test(resolved.id) ? sheets : resolved;
    },
  };
}

const server = process.env.GAIDAO_URL ?? 'http://127.0.0.1:8787';

export default defineConfig({
  plugins: [react(), constructedSheets(), precompress(), weigh('customer.html', 120_000), weigh('embed.js', 8_000)],
  server: { proxy: { '/api': server, '/docs': server } },
  build: {
    target: 'es2022',
    // Every image is a file of its own: `img-src 'self'` forbids data addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      input: { index: 'index.html', embed: 'embed.html', customer: 'customer.html', 'embed.js': 'src/embed/element.ts' },
      output: {
        // Merchants' pages load the element by this name.
        entryFileNames: (chunk) => (chunk.name === 'embed.js' ? 'embed.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'query', test: /node_modules[\\/]@tanstack[\\/]/ },
            { name: 'router', test: /node_modules[\\/]react-router[\\/]/ },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs|@babel|@emotion)[\\/]/ },
          ],
        },
      },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'], setupFiles: [] },
});
