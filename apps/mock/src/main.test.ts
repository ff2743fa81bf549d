import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { operations } from '@dli-connections/contract';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask, create, seed } from '../test/ask.ts';
import { startMock } from './index.ts';
import { settingsTable } from './settings.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
  const output = { out: '', err: '' };
  child.stdout.on('data', (data) => (output.out += data));
  child.stderr.on('data', (data) => (output.err += data));
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([code]) => ({ code, ...output }));
  return { child, ended, started: once(child.stdout, 'data').then(() => output.out) };
}

// Each starts a process, which takes seconds on a busy machine.
describe('the program', { timeout: 60_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('says where it is, answers, and ends at %s', async (signal) => {
    const { child, started, ended } = run([], { DLI_MOCK_PORT: '0' });
    const url = /^mock on (http:\/\/127\.0\.0\.1:\d+) /.exec(await started)?.[1] ?? '';
    const request = create(seed, {}, `${url}/v2.0/p1/datasource/enhanced-connections`);
    expect(await ask((each) => fetch(each), request)).toMatchObject({ status: 201 });
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  it('prints a line for a shell for each operation, and each is answered with a success', async () => {
    const { started } = run(['--port', '0']);
    const lines = (await started).trim().split('\n').slice(1);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(Object.keys(operations));
    for (const line of lines) {
      const command = line.replace(/^\w+ +curl/, "curl -o /dev/null -w '%{http_code}'");
      const { stdout } = await promisify(execFile)('sh', ['-c', command]);
      expect(stdout, command).toMatch(/^2\d\d$/);
    }
  });

  it('takes a flag before a setting', async () => {
    const { started } = run(['--port', '0', '--host', 'localhost'], { DLI_MOCK_PORT: '1', DLI_MOCK_HOST: '192.0.2.1' });
    expect(await started).toMatch(/^mock on http:\/\/localhost:\d+ /);
  });

  it('says in one line that its port is busy, and what changes it', async () => {
    const other = await startMock({ port: 0, host: '127.0.0.1' });
    onTestFinished(() => other.close());
    const { code, out, err } = await run(['--port', String(other.port)]).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(new RegExp(`^dli-mock: .*port ${other.port} .* in use.*DLI_MOCK_PORT\\n$`));
  });

  it.each([
    ['a port that is none', ['--port', 'http'], /--port must be a port/],
    ['a flag that it does not know', ['--prot', '1'], /--prot/],
    ['a share that is none', ['--errors', '2'], /--errors must be a share, 0 to 1, and is "2"/],
    ['a spec that is not there', ['--spec', 'no/such.yaml'], /no\/such\.yaml/],
  ])('says in one line of %s that it is none', async (_, args, words) => {
    const { code, err } = await run(args).ended;
    expect(code).toBe(1);
    expect(err).toMatch(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('shows its version, and the table of its README', async () => {
    const read = (file: string) => readFile(new URL(`../${file}`, import.meta.url), 'utf8');
    expect((await run(['--version']).ended).out.trim()).toBe(JSON.parse(await read('package.json')).version);
    expect((await run(['--help']).ended).out).toContain(settingsTable());
    expect(await read('README.md')).toContain(settingsTable());
  });
});
