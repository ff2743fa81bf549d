import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask, create, seed } from '../test/ask.ts';
import { startMock } from './index.ts';

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
describe('the program', { timeout: 30_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('says where it is, answers, and ends at %s', async (signal) => {
    const { child, started, ended } = run([], { DLI_MOCK_PORT: '0' });
    const url = /^mock on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(await started)?.[1] ?? '';
    const request = create(seed, {}, `${url}/v2.0/p1/datasource/enhanced-connections`);
    expect(await ask((each) => fetch(each), request)).toMatchObject({ status: 201 });
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  it('takes a flag before a setting', async () => {
    const { started } = run(['--port', '0', '--host', 'localhost'], { DLI_MOCK_PORT: '1', DLI_MOCK_HOST: '192.0.2.1' });
    expect(await started).toMatch(/^mock on http:\/\/localhost:\d+\n$/);
  });

  it('says in one line that its port is busy, and what changes it', async () => {
    const other = await startMock({ port: 0, host: '127.0.0.1' });
    onTestFinished(() => other.close());
    const { code, out, err } = await run(['--port', String(other.port)]).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(new RegExp(`^dli-mock: .*port ${other.port} .* in use.*DLI_MOCK_PORT\\n$`));
  });

  it.each([
    ['a port that is none', ['--port', 'http'], /not a port number.*DLI_MOCK_PORT/],
    ['a flag that it does not know', ['--prot', '1'], /--prot/],
  ])('says in one line of %s that it is none', async (_, args, words) => {
    const { code, err } = await run(args).ended;
    expect(code).toBe(1);
    expect(err).toMatch(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
