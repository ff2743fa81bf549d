import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { MissingError } from '../contest.ts';

/** What a process has in memory, and has had at most since `resetPeak`, in MiB. Linux only. */
export function memoryOf(pid: number): { now: number; peak: number } {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) throw new MissingError('the memory of a process is read from /proc, which is not here');
  const status = readFileSync(file, 'utf8');
  const mib = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return { now: mib('VmRSS'), peak: mib('VmHWM') };
}

/** Makes what a process has now its peak. */
export function resetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}
