import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCoverage } from './coverage.ts';
import { freePort, startPrinting } from './program.ts';

const text = `
import { createServer } from 'node:http';
function one() { return inner(); }
function inner() { return 'one'; }
function other() { return 'other'; }
const server = createServer(function answer(request, response) { response.end(request.url === '/one' ? one() : other()); });
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`;

test('the functions between two snapshots are the ones of the request, by file', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dli-lab-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'server.mjs');
  writeFileSync(file, text);
  const port = await freePort();
  const { url, end } = await startPrinting({ args: [`--inspect=127.0.0.1:${port}`, file] });
  onTestFinished(async () => void (await end('SIGKILL')));
  const coverage = await createCoverage(port);
  onTestFinished(coverage.close);
  const ranAt = async (path: string) => {
    await coverage.take();
    await (await fetch(url + path)).text();
    return (await coverage.take()).find((each) => each.file === file)?.functions.toSorted();
  };
  expect(await ranAt('/one')).toEqual(['answer', 'inner', 'one']);
  expect(await ranAt('/other')).toEqual(['answer', 'other']);
  await coverage.take();
  expect((await coverage.take()).filter((each) => each.file === file)).toEqual([]);
});

test('a port without an inspector is an error', async () => {
  await expect(createCoverage(await freePort())).rejects.toThrow();
});
