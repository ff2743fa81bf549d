import { inOneLine } from '@dli-connections/command';

/**
 * Maximum number of failure lines in one window, and its length in milliseconds: a failure of the disk fails every request.
 */
const [most, windowMs] = [5, 10_000];

/** Makes the log of failures, one line each. Repeated ones are counted, and reported after the window. */
export function createReport(write: (line: string) => void, now = () => performance.now()): (error: unknown) => void {
  const reported = new Set<string>();
  let more = 0;
  let end = 0;
  return (error) => {
    const message = inOneLine(error);
    if (now() >= end) {
      if (more > 0) write(`${more} more failures like those before`);
      [more, end] = [0, now() + windowMs];
      reported.clear();
    }
    if (reported.has(message) || reported.size >= most) {
      more++;
      return;
    }
    reported.add(message);
    write(message);
  };
}
