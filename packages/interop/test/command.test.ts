import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
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

test('a command that takes too long is ended, with what it started', async () => {
  const ended = run(line('sleep 60 & echo $!; wait'), AbortSignal.timeout(300));
  await expect(ended).rejects.toThrow(/abort|timeout/i);
});

test('processes that a command left running are ended with it', async () => {
  const pid = Number(await run(line('sleep 60 >/dev/null 2>&1 & echo $!'), AbortSignal.timeout(60_000)));
  for (let turn = 0; running(pid) && turn < 500; turn++) await sleep(20);
  expect(running(pid)).toBe(false);
});
