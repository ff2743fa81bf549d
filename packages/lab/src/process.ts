/** Figures of other processes from /proc, which exists only on Linux. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * The resident memory of a process in bytes: now, at most since its start or `resetPeak`, and without what it shares; `undefined`
 * where it is not known.
 */
export function memoryOf(pid: number): { now: number; peak: number; own: number } | undefined {
  const status = fileOf(pid, 'status');
  if (status === undefined) return undefined;
  const bytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
  return { now: bytes('VmRSS'), peak: bytes('VmHWM'), own: bytes('RssAnon') };
}

/** Resets the peak memory of a process to its current memory. */
export function resetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** Ticks of the processor's clock per second, as Linux gives times to every program. */
const ticks = 100;

/** The processor time of a process in seconds, and that of its children that have ended; `undefined` if it is not known. */
export function processorTimeOf(pid: number): number | undefined {
  const fields = fieldsOf(pid);
  // utime, stime, cutime and cstime: fields 14 to 17 of proc(5), of which `fieldsOf` leaves out the first two.
  return fields && fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / ticks;
}

/** The processes that a process has started and that still run. */
export function childrenOf(pid: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((each) => Number(fieldsOf(each)?.[1]) === pid);
}

/** The fields of a process behind its name, which may hold spaces. */
function fieldsOf(pid: number): string[] | undefined {
  return fileOf(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
}

function fileOf(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
