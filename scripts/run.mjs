/**
 * The verbs of this workspace. Each one is a list of turbo tasks, and some run a program when these are done.
 * The launcher adds two things to package.json: the check of the Node version, and telemetry off.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * `does` is the help of a verb that has none of its own, and `takes` its arguments. A program with `bareHelp` shows its
 * help before anything is built: it loads nothing that a build makes. One with `onlyFlags` reads its flags and ends, where
 * DLI_ONLY_FLAGS is 1.
 */
const verbs = {
  // Only its own needs: sources need no build, but the validators and the pages of the portal are built.
  start: {
    tasks: ['@dli-connections/contract#validators', 'portal'],
    // Checks ports and files before a build of several seconds.
    check: 'apps/start/src/check.ts',
    program: ['apps/start/src/main.ts'],
    bareHelp: true,
  },
  mock: { tasks: ['@dli-connections/contract#validators'], program: ['apps/mock/src/main.ts'] },
  reference: { tasks: ['@dli-connections/contract#validators'], program: ['apps/reference/src/main.ts'] },
  quickstart: {
    tasks: ['@dli-connections/contract#build', '@dli-connections/client#build'],
    program: ['apps/quickstart/src/main.ts'],
    onlyFlags: true,
  },
  'pack:all': { tasks: ['build'], program: ['packages/packed/src/pack-all.ts'], onlyFlags: true, bareHelp: true },
  test: {
    tasks: [
      'lint',
      '//#lint:code',
      '//#lint:layers',
      '//#lint:prose',
      'bundle',
      'derive',
      'build',
      'drift',
      'typecheck',
      'test',
      'review',
    ],
    does: 'lints, builds, checks generated files, type-checks, runs every test, and reviews the change',
  },
  lint: {
    tasks: ['lint', '//#lint:code', '//#lint:layers', '//#lint:prose', '--continue=dependencies-successful'],
    does: 'lints the spec and the code',
  },
  bundle: { tasks: ['bundle', 'derive'], does: 'bundles the spec into spec/dist, in its three forms' },
  generate: { tasks: ['generate', 'build'], does: 'updates the generated files that are committed, and builds' },
  build: { tasks: ['build'], does: 'builds every package' },
  typecheck: { tasks: ['typecheck'], does: 'type-checks every package' },
  docs: { tasks: ['docs'], does: 'builds the reference as one HTML file, spec/dist/docs.html' },
  portal: { tasks: ['portal'], does: 'builds the portal into apps/portal/dist/site' },
  review: {
    tasks: ['bundle', '@dli-connections/contract#validators'],
    program: ['packages/review/src/main.ts'],
    onlyFlags: true,
  },
  bench: { tasks: ['bundle', 'build'], program: ['packages/bench/src/main.ts'], onlyFlags: true },
  mutate: {
    tasks: ['build'],
    program: ['packages/conformance/grade/main.ts'],
    onlyFlags: true,
    takes: '[--only=TARGET] [--sample=COUNT]',
    does: 'grades the contract tests, prints the scores, and writes packages/conformance/dist/mutate.html. TARGET is mock, handler, planted or client; one fault in COUNT is tried',
  },
  interop: { tasks: ['derive', 'build'], program: ['packages/interop/src/main.ts'], onlyFlags: true, bareHelp: true },
  corpus: { tasks: ['build'], program: ['packages/corpus/src/main.ts'], onlyFlags: true, bareHelp: true },
  conformance: {
    tasks: ['build'],
    program: ['packages/conformance/targets/main.ts'],
    onlyFlags: true,
    takes: '[TARGET ...]',
    does: 'runs the contract tests on everything here, or on the named targets: handler, reference, mock, client and others',
  },
  'release:contract': {
    tasks: ['bundle'],
    program: ['packages/review/src/release-main.ts'],
    onlyFlags: true,
    does: 'makes the version of the spec a release: writes spec/released, spec/CHANGELOG.md and spec/package.json',
  },
  format: { tasks: ['//#format:code'], does: 'formats the code' },
};

/** A problem with the machine and its fix, in one sentence; `undefined` if there is none. */
function preflight() {
  if (!existsSync(`${root}node_modules/turbo`)) {
    return 'the dependencies are not installed; the install above has the reason. Run "npx --yes pnpm@12.21.0 install" to see it again.';
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 24 || (major === 24 && minor < 18)) {
    return `this runs on Node 24.18 or newer and found ${process.versions.node}. The install brings one for Linux and macOS; on other platforms install Node 24.`;
  }
  try {
    accessSync(root, constants.W_OK);
  } catch (error) {
    return `the folder ${root} cannot be written (${error.code}); what is built needs a place there. Copy it to where you may write.`;
  }
  return undefined;
}

/**
 * Runs a program in the foreground and resolves with its exit code. Signals reach it through the process group or through us.
 * `silent` shows its output only where it fails.
 */
function run(command, args, { silent = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['inherit', ...(silent ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
      env: {
        ...process.env,
        // The help of a program shows it, and not the program that it is in a package.
        DLI_COMMAND: `npx --yes pnpm@12.21.0 ${name}`,
        ...env,
        DO_NOT_TRACK: '1',
        TURBO_TELEMETRY_DISABLED: '1',
        REDOCLY_TELEMETRY: 'off',
        NO_UPDATE_NOTIFIER: '1',
      },
    });
    const printed = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(chunk));
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    child.on('error', (error) => {
      console.error(`dli-connections: ${command} did not start: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      if (code) process.stderr.write(Buffer.concat(printed));
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/** The options of turbo that a verb without a program takes. */
const turboOptions = ['--filter', '--force', '--continue', '--concurrency', '--output-logs', '--dry', '--summarize'];

/** A problem with the command line, in one sentence; `undefined` if there is none. */
function misuse() {
  if (!verb) return `"${name}" is not one of ${Object.keys(verbs).join(', ')}.`;
  if (verb.program || helps) return undefined;
  const wrong = rest.find((each) => !turboOptions.includes(each.split('=')[0]));
  return (
    wrong &&
    `${name} takes no ${wrong}. It takes these options of turbo, as in --filter=NAME: ${turboOptions.join(', ')}.`
  );
}

const [name = '', ...args] = process.argv.slice(2);
// pnpm passes on the `--` that npm needs before options.
const rest = args[0] === '--' ? args.slice(1) : args;
const helps = rest.some((each) => each === '--help' || each === '-h');
const verb = verbs[name];
const problem = misuse() ?? preflight();
if (problem) {
  console.error(`dli-connections: ${problem}`);
  process.exit(1);
}

/** Reports on stderr that a silent build is running, if it takes over two seconds. */
function progress() {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const say = () => console.error(`dli-connections: building the packages that ${name} needs, ${seconds()} s`);
  let timer = setTimeout(() => {
    say();
    timer = setInterval(say, 5_000);
  }, 2_000);
  // Either kind of timer is cleared by this.
  return () => clearTimeout(timer);
}

/** Checks the flags before anything is built, if that needs no build. Resolves with the exit code, 0 if they are right. */
async function flagsRefused() {
  if (verb.check) return run(process.execPath, [verb.check, ...rest]);
  if (!verb.onlyFlags || !canHelp || rest.length === 0) return 0;
  return run(process.execPath, [...verb.program, ...rest], { env: { DLI_ONLY_FLAGS: '1' } });
}

if (helps && verb.does) {
  const about = `${verb.does[0].toUpperCase()}${verb.does.slice(1)}.`.replaceAll(/(.{1,80})(?: |$)/g, '$1\n');
  console.log(`Usage: npx --yes pnpm@12.21.0 ${[name, verb.takes ?? []].flat().join(' ')}\n\n${about.trimEnd()}`);
  process.exit(0);
}
// The other programs load the validators, too, before they show their help.
const canHelp = verb.bareHelp || (verb.program && existsSync(`${root}packages/contract/dist/validators.js`));
if (!(canHelp && helps)) {
  const refused = await flagsRefused();
  if (refused !== 0) process.exit(refused);
  const turbo = [`${root}node_modules/turbo/bin/turbo`, 'run', ...verb.tasks];
  if (!rest.some((each) => each.startsWith('--concurrency'))) turbo.push('--concurrency=4');
  const silent = verb.program !== undefined;
  const forTurbo = silent ? ['--output-logs=errors-only'] : rest;
  const done = silent ? progress() : () => {};
  const code = await run(process.execPath, [...turbo, ...forTurbo], { silent });
  done();
  if (code !== 0) console.error(`dli-connections: ${name} failed; the output above has the reason`);
  if (code !== 0 || !verb.program) process.exit(code);
}
process.exit(await run(process.execPath, [...verb.program, ...rest]));
