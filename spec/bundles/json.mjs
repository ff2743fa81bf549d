/** Writes the JSON form of the bundle from its YAML form. A second run of Redocly would write the same bytes, in twice the time. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const at = (file) => new URL(`../dist/${file}`, import.meta.url);

writeFileSync(at('openapi.json'), JSON.stringify(parse(readFileSync(at('openapi.yaml'), 'utf8')), null, 2));
