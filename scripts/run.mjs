/**
 * The verbs of this workspace. Each one is a list of turbo tasks; `start` also runs a program when they are done.
 * The launcher exists for what package.json cannot say: which Node this needs, and that nothing phones home.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const verbs = {
  start: { tasks: ['generate', 'build'], quiet: true, program: ['apps/start/src/main.ts'] },
  test: { tasks: ['lint', '//#lint:code', 'bundle', 'build', 'drift', 'typecheck', 'test', 'review'] },
  lint: { tasks: ['lint', '//#lint:code'] },
  bundle: { tasks: ['bundle'] },
  generate: { tasks: ['generate', 'build'] },
  build: { tasks: ['build'] },
  typecheck: { tasks: ['typecheck'] },
  docs: { tasks: ['docs'] },
  portal: { tasks: ['portal'] },
  review: { tasks: ['review'] },
  bench: { tasks: ['bundle', 'build'], quiet: true, program: ['packages/bench/src/main.ts'] },
  conformance: { tasks: ['build'], quiet: true, program: ['packages/conformance/targets/main.ts'] },
  'release:contract': { tasks: ['bundle'], quiet: true, program: ['packages/review/src/release-main.ts'] },
  format: { tasks: ['//#format:code'] },
};

/** A problem with the machine, in one sentence with its mend; `undefined` when all is well. */
function preflight() {
  if (!existsSync(`${root}node_modules/turbo`)) {
    return 'the dependencies are not installed; the install above says why. Run "npx --yes pnpm@12.21.0 install" to see it again.';
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 24 || (major === 24 && minor < 18)) {
    return `this runs on Node 24.18 or newer and found ${process.versions.node}. The install brings one for Linux and macOS; on other platforms install Node 24.`;
  }
  return undefined;
}

/** Runs a program in the foreground and resolves with its exit code. Signals reach it through the process group or through us. */
function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        DO_NOT_TRACK: '1',
        TURBO_TELEMETRY_DISABLED: '1',
        REDOCLY_TELEMETRY: 'off',
        NO_UPDATE_NOTIFIER: '1',
      },
      ...options,
    });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    child.on('error', (error) => {
      console.error(`dli-connections: ${command} did not start: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

const [name = '', ...rest] = process.argv.slice(2);
const verb = verbs[name];
const problem = verb ? preflight() : `"${name}" is not one of ${Object.keys(verbs).join(', ')}.`;
if (problem) {
  console.error(`dli-connections: ${problem}`);
  process.exit(1);
}

const forTurbo = verb.program ? [] : rest;
const code = await run(process.execPath, [
  `${root}node_modules/turbo/bin/turbo`,
  'run',
  ...verb.tasks,
  '--concurrency=4',
  ...(verb.quiet ? ['--output-logs=errors-only'] : []),
  ...forTurbo,
]);
if (code !== 0 || !verb.program) process.exit(code);
process.exit(await run(process.execPath, [...verb.program, ...rest]));
