/** Messages of the launcher when nothing can be started. It runs from a copy that lacks a part. */
import { execFile, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from './started.ts';

const script = fileURLToPath(new URL('../../../scripts/run.mjs', import.meta.url));

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A copy of the launcher, beside a turbo and a check that the test scripts. */
async function copy(turbo = '', check = '') {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'scripts'));
  await cp(script, join(folder, 'scripts/run.mjs'));
  await mkdir(join(folder, 'apps/start/src'), { recursive: true });
  await writeFile(join(folder, 'apps/start/src/check.ts'), check);
  if (turbo) {
    await mkdir(join(folder, 'node_modules/turbo/bin'), { recursive: true });
    await writeFile(join(folder, 'node_modules/turbo/bin/turbo'), turbo);
  }
  return folder;
}

function run(
  folder: string,
  before = [process.execPath],
  words = ['start'],
  env = process.env,
): Promise<{ code: unknown; out: string; err: string }> {
  const [file = '', ...args] = [...before, join(folder, 'scripts/run.mjs'), ...words];
  return new Promise((resolve) => {
    execFile(file, args, { env }, (error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
  });
}

/** A module that lets nothing be loaded that a build makes. */
const unbuilt = `import { registerHooks } from 'node:module';
  const resolve = (specifier, context, next) => {
    const found = next(specifier, context);
    if (/\\/(?:packages|apps)\\/\\w+\\/dist\\//.test(found.url)) throw new Error('not built: ' + found.url);
    return found;
  };
  registerHooks({ resolve });`;

test('a failed install is reported in one line', async () => {
  const { code, out, err } = await run(await copy());
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^dli-connections: the dependencies are not installed; .*install.*\n$/);
});

test('an old Node is reported in one line, with the required and the installed version', async () => {
  const folder = await copy('process.exit(0)');
  const old = join(folder, 'old.mjs');
  await writeFile(old, "Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } });");
  const { code, out, err } = await run(folder, [process.execPath, '--import', old, '--no-warnings']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^dli-connections: this runs on Node 24\.18 or newer and found 20\.19\.0\..*\n$/);
});

test('problems that would keep it from serving are reported before anything is built', async () => {
  const check = "console.error('a port is in use'); process.exitCode = 1;";
  const { code, out, err } = await run(await copy("console.log('built')", check));
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: 'a port is in use\n' });
});

test('a file that is no database, and a database of another program, are refused without a build', async () => {
  const folder = await temporaryFolder();
  const check = join(root, 'apps/start/src/check.ts');
  const other = new DatabaseSync(join(folder, 'other.sqlite'));
  other.exec(`PRAGMA application_id = ${0x47_50_4b_47}; PRAGMA journal_mode = WAL; CREATE TABLE gpkg_contents (name)`);
  other.close();
  await writeFile(join(folder, 'text'), 'some text');
  const loaded = join(folder, 'unbuilt.mjs');
  await writeFile(loaded, unbuilt);
  const env = { ...process.env, DLI_PORT_BASE: '0', NODE_OPTIONS: `--import=${pathToFileURL(loaded)}` };
  const message = async (data: string) => {
    const run = promisify(execFile)(process.execPath, [check, '--data', join(folder, data)], { env });
    return run.catch(({ stderr }: { stderr: string }) => stderr);
  };
  expect(await message('text')).toMatch(/^dli-connections: the data file \S+text .*is not a database; --data .*\n$/);
  expect(await message('other.sqlite')).toMatch(/^dli-connections: .*was made by another program; .*; --data .*\n$/);
  expect(await message('')).toMatch(/^dli-connections: .* it is a folder; --data .*\n$/);
  expect(await readdir(folder)).toEqual(['other.sqlite', 'text', 'unbuilt.mjs']);
});

test.each([
  'bench',
  'pack:all',
  'interop',
  'corpus',
  'mutate',
  'conformance',
  'review',
  'release:contract',
  'quickstart',
])('%s names every flag that is wrong before anything is built', async (verb) => {
  const { code, out, err } = await run(root, undefined, [verb, '--bogus', 'x', '--also=y']);
  expect({ code: code !== 0, out }).toEqual({ code: true, out: '' });
  expect(err).toBe(
    ['--bogus', '--also'].map((flag) => `${verb}: there is no option ${flag}; --help lists the options\n`).join(''),
  );
});

test.each(['--foo', 'foo', '--filter'])(
  'test %s is refused, or goes to turbo as an option of its own',
  async (given) => {
    const { code, out, err } = await run(await copy("console.log('ran'); process.exitCode = 3;"), undefined, [
      'test',
      '--',
      given,
    ]);
    const refusal = new RegExp(`^dli-connections: test takes no ${given}\\. It takes these options of turbo, .*\\n$`);
    if (given === '--filter') expect({ code, out }).toEqual({ code: 3, out: 'ran\n' });
    else expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringMatching(refusal) });
  },
);

test('a failed build shows its output, and nothing is started', async () => {
  const { code, out, err } = await run(await copy("console.log('the reason'); process.exitCode = 3;"));
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toBe('the reason\ndli-connections: start failed; the output above has the reason\n');
});

test('a build that takes a while says so, where it is in nobody’s way', async () => {
  const { out, err } = await run(await copy('setTimeout(() => process.exit(1), 2_500)'));
  expect(out).toBe('');
  expect(err).toMatch(/^dli-connections: building the packages that start needs, \d s\n/);
});

test.each(['test', 'release:contract', 'mutate', 'conformance', 'format'])(
  '%s --help does nothing else',
  async (verb) => {
    const folder = await copy('process.exit(9)');
    for (const flag of ['--help', '-h']) {
      const { code, out, err } = await run(folder, undefined, [verb, flag]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(new RegExp(`^Usage: npx --yes pnpm@\\S+ ${verb}( \\[.*\\])?\\n\\n[A-Z][a-z]+s\\b`));
    }
  },
);

test.each(['start', 'pack:all', 'interop'])('%s --help needs no build', async (verb) => {
  const hook = join(await temporaryFolder(), 'unbuilt.mjs');
  await writeFile(hook, unbuilt);
  const env = { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(hook)}` };
  const { code, out, err } = await run(root, undefined, [verb, '--help'], env);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/--|Usage/);
});

test('a program that needs the build is built before it shows its help', async () => {
  const { err } = await run(await copy("console.log('built'); process.exit(1);"), undefined, ['mock', '--help']);
  expect(err).toMatch(/^built\n/);
});

test('an unknown verb is reported in one line with the known ones', async () => {
  const { code, err } = await run(await copy(), undefined, ['strat']);
  expect(code).toBe(1);
  expect(err).toMatch(/^dli-connections: "strat" is not one of start, mock, reference, .*\n$/);
});

const isRoot = process.getuid?.() === 0;
/** For root every folder can be written, but for one on a disk that is read-only. */
const readOnly = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"',
];
const possible = !isRoot || spawnSync('unshare', ['--mount', 'true']).status === 0;
if (!possible) console.warn('SKIPPED: the test of a read-only folder: root may not mount here');

test.skipIf(!possible)('a folder that cannot be written is reported in one line', async () => {
  const folder = await copy('process.exit(0)');
  if (!isRoot) await chmod(folder, 0o555);
  const { code, out, err } = await run(folder, isRoot ? [...readOnly, folder, process.execPath] : undefined);
  if (!isRoot) await chmod(folder, 0o755);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^dli-connections: the folder \S+ cannot be written \((?:EROFS|EACCES)\).*\n$/);
});

test.each([
  [[], '--concurrency=4'],
  [['--concurrency=1'], '--concurrency=1'],
])('turbo takes one --concurrency with %j', async (words, expected) => {
  const folder = await copy("console.log(process.argv.filter((each) => each.startsWith('--concurrency')).join())");
  const { code, out } = await run(folder, undefined, ['build', ...words]);
  expect({ code, out }).toEqual({ code: 0, out: `${expected}\n` });
});
