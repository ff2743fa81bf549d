/** Builds the reference documentation as one self-contained HTML file: `build.mjs [bundle] [page]`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decorate } from './decorate.mjs';
import { readEvidence } from './evidence.mjs';
import { takeOffline } from './offline.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const redocly = join(dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')), 'bin/cli.js');

/** Writes the page of a bundle (JSON). Redocly runs in a separate folder without lint settings. */
export function buildDocs(bundleFile, pageFile) {
  const bundle = JSON.parse(readFileSync(bundleFile, 'utf8'));
  const { title, version, summary } = bundle.info;
  const folder = mkdtempSync(join(tmpdir(), 'dli-docs-'));
  try {
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(decorate(bundle, readEvidence(here('../EVIDENCE.md')))));
    const options = ['--inlineBundle', '--openapi.jsonSamplesExpandLevel=4', `--title=${title} ${version}`];
    execFileSync(process.execPath, [redocly, 'build-docs', 'openapi.json', ...options, '--output=page.html'], {
      cwd: folder,
      // Otherwise the page would send telemetry about its readers.
      env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
      stdio: 'pipe',
    });
    const html = readFileSync(join(folder, 'page.html'), 'utf8');
    const css = readFileSync(here('page.css'), 'utf8');
    writeFileSync(pageFile, takeOffline(html, { description: summary, css }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [bundle = here('../dist/openapi.json'), page = here('../dist/docs.html')] = process.argv.slice(2);
  buildDocs(resolve(bundle), resolve(page));
}
