// Writes src/api/schema.d.ts from the OpenAPI document, or with --check says whether it is fresh.
// The document: $GAIDAO_OPENAPI, default ../docs/openapi.json.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const source = process.env.GAIDAO_OPENAPI ?? fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
const target = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url));

const document = JSON.parse(await readFile(source, 'utf8'));
const written = `// Generated from the OpenAPI document by \`npm run generate\`. Do not edit.\n${astToString(await openapiTS(document))}`;

if (process.argv.includes('--check')) {
  const kept = await readFile(target, 'utf8').catch(() => '');
  if (kept !== written) {
    console.error('src/api/schema.d.ts is stale: run `npm run generate`.');
    process.exit(1);
  }
  console.log('The generated client is fresh.');
} else {
  await writeFile(target, written);
  console.log('Wrote src/api/schema.d.ts');
}
