/** Writes the derived bundles beside the spec's own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { derive } from './derive.mjs';

const at = (file) => new URL(`../dist/${file}`, import.meta.url);

for (const { file, document } of derive(JSON.parse(readFileSync(at('openapi.json'), 'utf8')))) {
  writeFileSync(at(file), `${JSON.stringify(document, null, 2)}\n`);
  writeFileSync(at(file.replace('.json', '.yaml')), stringify(document, { aliasDuplicateObjects: false }));
  console.log(`dist/${file} and .yaml`);
}
