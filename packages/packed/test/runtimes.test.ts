/** The packed client in each runtime. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@dli-connections/lab/program';
import { build } from 'esbuild';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { mustRun } from '../src/index.ts';
import { runtimes } from '../src/runtimes.ts';
import { installed } from './installed.ts';
import { argumentsFor, skipOrFail } from './runtime.ts';

const checks = 7;
const success = `${checks} checks hold`;
const program = `import { runChecks } from './checks.js';
console.log(\`\${(await runChecks()).length} checks hold\`);
`;
// workerd fails a test whose handler throws, and prints its log.
const worker = `import { runChecks } from './checks.js';
export default { async test() { console.log(\`\${(await runChecks()).length} checks hold\`); } };
`;
const page = `import { runChecks } from './checks.js';
runChecks().then((names) => \`\${names.length} checks hold\`, String).then((text) => { document.body.textContent = text; });
`;
const workerd = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = (
  modules = [(name = "worker.js", esModule = embed "worker.bundle.js")], compatibilityDate = "2026-01-01"
))]);
`;

const project = await installed();
const there = inject('runtimes');
beforeAll(async () => {
  const { directory } = project;
  const checks = await readFile(new URL('checks.js', import.meta.url), 'utf8');
  await writeFile(join(directory, 'checks.js'), checks.replaceAll('CLOSED_PORT', String(await freePort())));
  for (const [name, text] of Object.entries({ program, worker, page }))
    await writeFile(join(directory, `${name}.js`), text);
  for (const name of ['worker', 'page']) {
    const [entry, outfile] = [join(directory, `${name}.js`), join(directory, `${name}.bundle.js`)];
    await build({ entryPoints: [entry], bundle: true, format: 'esm', outfile, logLevel: 'silent' });
  }
  await writeFile(join(directory, 'config.capnp'), workerd);
  await writeFile(
    join(directory, 'page.html'),
    '<!doctype html><body>running</body><script type="module" src="page.bundle.js"></script>',
  );
});

describe('the packed client works in', () => {
  test.for(['this node', ...runtimes])('%s', async (name, context) => {
    const { file = '', why = '' } =
      name === 'this node' ? { file: process.execPath } : (there.find((each) => each.name === name) ?? {});
    if (!file) return skipOrFail(() => context.skip(), name, why);
    const env = { DENO_DIR: join(project.directory, 'deno'), DENO_NO_UPDATE_CHECK: '1' };
    const output = await mustRun(
      file,
      name === 'workerd' ? ['test', 'config.capnp'] : [...(argumentsFor[name] ?? []), 'program.js'],
      { cwd: project.directory, env },
    );
    expect(output).toContain(success);
  });

  test('chromium', async (context) => {
    const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
    const file = [process.env.CHROMIUM_PATH ?? '', ...usual].find((each) => each && existsSync(each));
    if (!file) return skipOrFail(() => context.skip(), 'chromium', 'none is installed; CHROMIUM_PATH may name one');
    const settings = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--allow-file-access-from-files',
    ];
    const profile = `--user-data-dir=${join(project.directory, 'profile')}`;
    const address = `file://${project.directory}/page.html`;
    const output = await mustRun(file, [...settings, profile, '--virtual-time-budget=20000', '--dump-dom', address], {
      cwd: project.directory,
    });
    expect(output).toContain(`<body>${success}</body>`);
  });
});
