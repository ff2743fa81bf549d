import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';

/** Interval between checks that the launchers still run, in milliseconds. */
const everyMs = 1_000;

/** The programs between a terminal and this one when it is started as the README says. */
const launchers = /^(?:np[mx]|pnpm)(?:-cli)?(?:\.[cm]?js)?$|^run\.mjs$/;

/** Recognises the command line of a launcher, or of the shell in which it runs a script. */
export function isLauncher(commandLine: string): boolean {
  const [first = '', second = ''] = commandLine.split(/\s+/);
  if (/^(?:ba|da|)sh$/.test(basename(first))) return second === '-c';
  return launchers.test(basename(first)) || (/^node/.test(basename(first)) && launchers.test(basename(second)));
}

/** The launchers of a process, its parent first. Where there is no `ps`, none is known. */
async function launchersOf(pid: number): Promise<number[]> {
  const found: number[] = [];
  for (let each = pid; ; ) {
    const asked = promisify(execFile)('ps', ['-o', 'ppid=,args=', '-p', String(each)]);
    const [, parent = '', commandLine = ''] =
      /^\s*(\d+)\s+(.*)/.exec((await asked.catch(() => ({ stdout: '' }))).stdout) ?? [];
    if (!isLauncher(commandLine)) return found;
    found.push(each);
    each = Number(parent);
  }
}

/**
 * Calls `gone` when one of the programs that launched this one has ended. npx does not pass on a signal that is sent to it alone:
 * it ends, and its child would run for ever.
 */
export async function watchLaunchers(gone: () => void): Promise<void> {
  const pids = await launchersOf(process.ppid);
  const timer = setInterval(() => {
    if (pids.every(isAlive)) return;
    clearInterval(timer);
    gone();
  }, everyMs);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
