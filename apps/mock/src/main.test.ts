import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ask, create, vendorSample } from '../test/ask.ts';
import { startMock } from './index.ts';
import { mockHelp, readMockSettings, settingsTable } from './settings.ts';

/** The program as `build` bundles it and users run it. It starts in a quarter of the time of its sources. */
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env } });
  const output = { out: '', err: '' };
  child.stdout.on('data', (data) => (output.out += data));
  child.stderr.on('data', (data) => (output.err += data));
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([code]) => ({ code, ...output }));
  return { child, ended, started: once(child.stdout, 'data').then(() => output.out) };
}

it.each([
  ['.5', 0.5],
  ['1.', 1],
  ['0.125', 0.125],
  ['01', 1],
])('the share %s is %d, from the flag and from the variable', (text, errors) => {
  expect(readMockSettings(['--errors', text], {})).toMatchObject({ errors });
  expect(readMockSettings([], { DLI_MOCK_ERRORS: text })).toMatchObject({ errors });
});

it.each(['.', '1.1', '-0.1', '1e-3', 'NaN', '50%'])('%s is not a share', (text) => {
  expect(() => readMockSettings(['--errors', text], {})).toThrow(`--errors must be a share from 0 to 1, not "${text}"`);
});

// Each starts a process, which takes seconds on a busy machine.
describe('the program', { timeout: 60_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('prints its address, answers, and ends at %s', async (signal) => {
    const { child, started, ended } = run([], { DLI_MOCK_PORT: '0' });
    const { message } = JSON.parse(await started);
    const url = /^mock on (http:\/\/127\.0\.0\.1:\d+) /.exec(message)?.[1] ?? '';
    const request = create(vendorSample, {}, `${url}/v2.0/p1/datasource/enhanced-connections`);
    expect(await ask((each) => fetch(each), request)).toMatchObject({ status: 201 });
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  it('shows a banner that fits a terminal, and its curl line works when pasted', async () => {
    const lines = (await run(['-p', '0', '--log', 'text']).started).trim().split('\n');
    expect(lines.length).toBeLessThan(24);
    for (const line of [lines[0], lines.at(-1)]) expect(line).toMatch(/^mock on http:\/\/127\.0\.0\.1:\d+ /);
    const [curl = ''] = lines.filter((line) => line.startsWith('curl '));
    expect(curl).toContain('/48cc2c48765f481480c7db940d6409d1/');
    const { stdout } = await promisify(execFile)('sh', ['-c', curl]);
    expect(JSON.parse(stdout)).toMatchObject({ is_success: true });
  });

  it.each([
    ['text', /^POST \/v2.0\/p1\/datasource\/enhanced-connections 400 DLI.0001 body.name must .* \(\d[\d.]* ms\)$/],
    ['json', /"operation":"createEnhancedConnection","status":400,"code":"DLI.0001","reason":"body.name must/],
    ['off', undefined],
  ])('logs a request as %s', async (form, line) => {
    const { child, started, ended } = run(['-p', '0', '--log', form]);
    const url = /http:\/\/[\d.:]+/.exec(await started)?.[0] ?? '';
    const asked = create({ ...vendorSample, name: '' }, {}, `${url}/v2.0/p1/datasource/enhanced-connections`);
    expect(await ask((each) => fetch(each), asked)).toMatchObject({ status: 400 });
    const before = (await started).length;
    child.kill('SIGTERM');
    const logged = (await ended).out.slice(before).trim();
    if (line) expect(logged).toMatch(line);
    else expect(logged).toBe('');
  });

  it('takes a flag before a setting', async () => {
    const { started } = run(['--port', '0', '--host', 'localhost'], { DLI_MOCK_PORT: '1', DLI_MOCK_HOST: '192.0.2.1' });
    expect(await started).toContain('mock on http://localhost:');
  });

  it('reports a busy port in one line, with the setting to change', async () => {
    const other = await startMock({ port: 0, host: '127.0.0.1' });
    onTestFinished(() => other.close());
    const { code, out, err } = await run(['--port', String(other.port)]).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(new RegExp(`^dli-mock: .*port ${other.port} .* in use.*--port \\(or DLI_MOCK_PORT\\)\\n$`));
  });

  it.each([
    ['an invalid port', ['--port', 'http'], /--port must be a port/],
    ['an unknown flag', ['--prot', '1'], /--prot/],
    ['an invalid share', ['--errors', '2'], /--errors must be a share from 0 to 1, not "2"/],
    ['a spec that is a device', ['--spec', '/dev/null'], /--spec: \/dev\/null is not a plain file/],
    ['a spec that does not exist', ['--spec', 'no/such.yaml'], /--spec: no\/such\.yaml does not exist/],
  ])('refuses %s in one line', async (_, args, words) => {
    const { code, err } = await run(args).ended;
    expect(code).toBe(1);
    expect(err).toMatch(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('reports all mistakes together', async () => {
    const { code, out, err } = await run(['--prot', '1', '--errors', '2'], { DLI_MOCK_DELAY: 'x' }).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      'dli-mock: there is no option --prot; --help lists the options\n' +
        'dli-mock: --errors must be a share from 0 to 1, not "2"\n' +
        'dli-mock: DLI_MOCK_DELAY must be a number of milliseconds from 0 to 60000, not "x"\n',
    );
  });

  it('shows its version, its help, and the same options in its README', async () => {
    const read = (file: string) => readFile(new URL(`../${file}`, import.meta.url), 'utf8');
    expect((await run(['--version']).ended).out.trim()).toBe(JSON.parse(await read('package.json')).version);
    for (const flag of ['--help', '-h']) expect((await run([flag]).ended).out).toBe(`${mockHelp()}\n`);
    expect(mockHelp()).toMatch(/^Usage: \S.* \[options\]\n/);
    expect(await read('README.md')).toContain(settingsTable());
  });
});
