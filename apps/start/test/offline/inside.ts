/** Runs the programs and the tools of this repository, one after the other, and prints the result of each. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const telemetryOff = { DO_NOT_TRACK: '1', TURBO_TELEMETRY_DISABLED: '1', REDOCLY_TELEMETRY: 'off' }; // as scripts/run.mjs does
const env = { ...process.env, ...telemetryOff, FORCE_COLOR: '0' };

/** Runs a server until it prints that it is ready, calls it, and ends it. */
async function served(args: string[], seen: RegExp, ask: (...found: string[]) => Promise<string>): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let output = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    if (seen.test(output)) break;
  }
  const answer = await ask(...(seen.exec(output) ?? []).slice(1));
  child.kill('SIGINT');
  const [code] = await ended;
  return `${answer}, exit ${code}`;
}

async function statusOf(url: string): Promise<string> {
  return String((await fetch(url, { headers: { 'x-auth-token': 'any' } })).status);
}

async function tool(folder: string, ...args: string[]): Promise<string> {
  await promisify(execFile)(process.execPath, args, { cwd: root + folder, env });
  return 'exit 0';
}

const path = '/v2.0/p1/datasource/enhanced-connections';
const list = (url = '') => statusOf(url + path);
const start = ['apps/start/src/main.ts', '--memory', '--port-base', '0'];
const mock = ['apps/mock/src/main.ts', '--port', '0'];

console.log(`interfaces: ${Object.keys(networkInterfaces()).join(', ')}`);
const all = /portal +(http:\S+).*reference +(http:\S+).*Ctrl-C/s;
const both = async (portal = '', reference = '') => `${await statusOf(`${portal}/`)} and ${await list(reference)}`;
console.log(`portal and reference: ${await served(start, all, both)}`);
console.log(`mock: ${await served(mock, /mock on (\S+)/, list)}`);
console.log(`mock of a spec: ${await served([...mock, '--spec', 'spec/openapi.yaml'], /mock on (\S+)/, list)}`);
console.log(`redocly: ${await tool('spec', 'node_modules/@redocly/cli/bin/cli.js', 'lint')}`);
console.log(`turbo: ${await tool('', 'node_modules/turbo/bin/turbo', 'run', 'lint', '--dry')}`);
console.log(`vitest: ${await tool('packages/command', 'node_modules/vitest/vitest.mjs', 'run', 'src/flags.test.ts')}`);
