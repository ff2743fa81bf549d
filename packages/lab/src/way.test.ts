import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, startPrinting } from './program.ts';
import { follow } from './way.ts';

const text = `
import { createServer } from 'node:http';
import { inner } from './inner.mjs';
let asked = 0;
function once() { return 'once'; }
function seldom() { return 'seldom'; }
function one() { if (asked++ === 0) once(); if (asked === 2) seldom(); return later(inner()); }
function later(text) { return text; }
function other() { return 'other'; }
let turn = 0;
function left() { return 'left'; }
function right() { return 'right'; }
function either() { return turn++ % 2 ? left() + right() : right() + left(); }
const ways = { '/one': one, '/other': other, '/either': either };
const server = createServer(function answer(request, response) { response.end(ways[request.url]()); });
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`;

test('the functions that run each time, by file, in the order of the first call', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dli-lab-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [file, inner] = [join(folder, 'server.mjs'), join(folder, 'inner.mjs')];
  writeFileSync(file, text);
  writeFileSync(inner, 'export const inner = () => "inner";');
  const port = await freePort();
  const { url, end } = await startPrinting({ args: [`--inspect=127.0.0.1:${port}`, file] });
  onTestFinished(async () => void (await end('SIGKILL')));
  const wayOf = (path: string, isOwn = (name: string) => name.startsWith(folder)) =>
    follow(port, isOwn, async () => (await fetch(url + path)).text());
  expect([...(await wayOf('/one'))]).toEqual([
    [file, ['answer', 'one', 'later']],
    [inner, ['inner']],
  ]);
  expect([...(await wayOf('/other', (name) => name === file))]).toEqual([[file, ['answer', 'other']]]);
  await expect(wayOf('/either')).rejects.toThrow('the order of the calls was another one 20 times');
});

test('a port without an inspector is an error', async () => {
  await expect(
    follow(
      await freePort(),
      () => true,
      async () => {},
    ),
  ).rejects.toThrow();
});
