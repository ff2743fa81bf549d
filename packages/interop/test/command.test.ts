import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { run } from '../src/command.ts';
import { shell } from '../src/languages.ts';

const line = (text: string) => shell(text, process.cwd(), process.env);
const running = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a command that fails is reported by its last lines', async () => {
  await expect(run(line('echo first; echo why >&2; exit 3'), AbortSignal.timeout(60_000))).rejects.toThrow(/3: .*why/s);
});

/** Waits until a process has ended. */
const gone = (pid: number) => expect.poll(() => running(pid), { timeout: 30_000 }).toBe(false);

test('a command that is given up is ended, with what it started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dli-interop-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'pid');
  const giveUp = new AbortController();
  const ended = run(line(`sleep 60 & echo $! > '${file}.new'; mv '${file}.new' '${file}'; wait`), giveUp.signal);
  const pid = await vi.waitFor(() => Number(readFileSync(file, 'utf8')), 30_000);
  expect(running(pid)).toBe(true);
  giveUp.abort();
  await expect(ended).rejects.toThrow(/abort/i);
  await gone(pid);
});

test('processes that a command left running are ended with it', async () => {
  const pid = Number(await run(line('sleep 60 >/dev/null 2>&1 & echo $!'), AbortSignal.timeout(60_000)));
  await gone(pid);
});
