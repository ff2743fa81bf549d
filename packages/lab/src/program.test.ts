import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { childrenOf, memoryOf, processorTimeOf } from './process.ts';
import { startAnswering, startPrinting } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'dli-lab-'));
beforeAll(() => () => rmSync(folder, { recursive: true }));

/** Writes a program of a number of lines, and returns its file. */
function fileOf(name: string, text: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, text);
  return file;
}

const serves = (port: string, more = '') => `
  import { createServer } from 'node:http';
  const server = createServer((_, response) => response.writeHead(404).end(process.env.GREETING ?? 'none'));
  server.listen(${port}, '127.0.0.1', () => { ${more} });`;

/** Prints its address in two pieces, as a slow pipe would hand it on. */
const inPieces = serves(
  '0',
  `const text = 'server on http://127.0.0.1:' + server.address().port + ', ready\\n';
   process.stdout.write(text.slice(0, -9));
   setTimeout(() => process.stdout.write(text.slice(-9)), 50);`,
);

const gone = (url: string) =>
  fetch(url)
    .then(() => false)
    .catch(() => true);

test('a server that prints its address is started, called and ended', async () => {
  const { url, startMs, pid, end } = await startPrinting({ args: [fileOf('printing', inPieces)] });
  onTestFinished(async () => void (await end('SIGKILL')));
  expect((await fetch(url)).status).toBe(404);
  expect(startMs).toBeGreaterThan(0);
  expect(pid).toBeGreaterThan(0);
  await end();
  expect(await gone(url)).toBe(true);
  // A second end is not a failure.
  await end();
});

test('a server that takes a port is waited for, with its environment', async () => {
  const args = [fileOf('answering', serves('Number(process.argv[2])')), '{port}'];
  const { url, end } = await startAnswering({ args, env: { GREETING: 'hello' } });
  onTestFinished(async () => void (await end('SIGKILL')));
  expect(await (await fetch(url)).text()).toBe('hello');
});

test.each([
  ['prints an address', startPrinting],
  ['answers', startAnswering],
])('a program that ends before it %s is an error that says what it printed', async (_, start) => {
  const args = [fileOf('failing', "console.error('no such flag'); process.exitCode = 3;")];
  await expect(start({ args })).rejects.toThrow(/failing\.mjs .*no such flag/);
});

test('a program that ignores SIGTERM is killed on request', async () => {
  const stubborn = `process.on('SIGTERM', () => {}); ${serves('0', "console.log('http://127.0.0.1:' + server.address().port)")}`;
  const { url, end } = await startPrinting({ args: [fileOf('stubborn', stubborn)] });
  expect(await end('SIGKILL')).toBe(null);
  expect(await gone(url)).toBe(true);
});

test.runIf(process.platform === 'linux')(
  'memory and processor time of a process are read, and none of one that is gone',
  async () => {
    const busy = serves(
      '0',
      "while (process.cpuUsage().user < 200_000); console.log('http://127.0.0.1:' + server.address().port)",
    );
    const { pid, end } = await startPrinting({ args: [fileOf('busy', busy)] });
    onTestFinished(async () => void (await end('SIGKILL')));
    const { now = 0, peak = 0 } = memoryOf(pid) ?? {};
    expect(now).toBeGreaterThan(2 ** 20);
    expect(peak).toBeGreaterThanOrEqual(now);
    expect(processorTimeOf(pid)).toBeGreaterThan(0.1);
    expect(childrenOf(process.pid)).toContain(pid);
    await end();
    expect([memoryOf(pid), processorTimeOf(pid)]).toEqual([undefined, undefined]);
  },
);

test('a program ends with the process that started it, even if that did not wait for it', async () => {
  const module = new URL('program.ts', import.meta.url).href;
  const served = fileOf('outlived', serves('0', "console.log('http://127.0.0.1:' + server.address().port)"));
  const starter = `
    import { startPrinting } from '${module}';
    const { pid } = await startPrinting({ args: [${JSON.stringify(served)}] });
    process.stdout.write(String(pid), () => process.exit(1));`;
  const { stdout } = await promisify(execFile)(process.execPath, [fileOf('starter', starter)]).catch((error) => error);
  const pid = Number(stdout);
  expect(pid).toBeGreaterThan(0);
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 30_000 });
});
