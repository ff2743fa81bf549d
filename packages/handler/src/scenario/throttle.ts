import { throttled } from '../errors.ts';
import type { Throttling } from './scenario.ts';

/** Counts a call of a project. Returns the refusal, with the seconds to wait, at least 1; `undefined` if it may go on. */
type Throttle = (project_id: string) => ReturnType<typeof throttled> | undefined;

/** Maximum number of projects that are counted at a time. */
const mostProjects = 10_000;

/** A throttle by windows of a fixed length that begin with a project's first call. `now` is in milliseconds. */
export function createThrottle({ requests, seconds = 60 }: Throttling, now: () => number): Throttle {
  const time = seconds % 60 === 0 ? `${seconds / 60} minute` : `${seconds} second`;
  const lengthMs = seconds * 1000;
  const windows = new Map<string, { end: number; calls: number }>();
  return (project_id) => {
    const at = now();
    let window = windows.get(project_id);
    // A clock that was set back must not make the rest of a window longer than all of it.
    if (!window || at >= window.end || at < window.end - lengthMs) {
      window = { end: at + lengthMs, calls: 0 };
      // Removes the oldest: the order is that in which their windows began.
      windows.delete(project_id);
      const [oldest] = windows.keys();
      if (windows.size >= mostProjects && oldest !== undefined) windows.delete(oldest);
      windows.set(project_id, window);
    }
    window.calls++;
    if (window.calls <= requests) return undefined;
    return throttled(`limit:${requests},time:${time}`, Math.ceil((window.end - at) / 1000));
  };
}
