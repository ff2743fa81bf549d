import type { Throttling } from './scenario.ts';

/** Counts a call of a project. Returns the seconds that it has to wait, at least 1; `undefined` if it may go on. */
export type Throttle = (project_id: string) => number | undefined;

/** Maximum number of projects that are counted at a time. */
const mostProjects = 10_000;

/** A throttle by windows of a fixed length that begin with a project's first call. `now` is in milliseconds. */
export function createThrottle({ requests, seconds = 60 }: Throttling, now: () => number): Throttle {
  const windows = new Map<string, { end: number; calls: number }>();
  return (project_id) => {
    const time = now();
    let window = windows.get(project_id);
    if (!window || time >= window.end) {
      window = { end: time + seconds * 1000, calls: 0 };
      // Removes the oldest: the order is that in which their windows began.
      windows.delete(project_id);
      const [oldest] = windows.keys();
      if (windows.size >= mostProjects && oldest !== undefined) windows.delete(oldest);
      windows.set(project_id, window);
    }
    window.calls++;
    return window.calls > requests ? Math.ceil((window.end - time) / 1000) : undefined;
  };
}

/** The limit in the words of the gateway. */
export function limitOf({ requests, seconds = 60 }: Throttling): string {
  const time = seconds % 60 === 0 ? `${seconds / 60} minute` : `${seconds} second`;
  return `limit:${requests},time:${time}`;
}
