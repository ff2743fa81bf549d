import { constants } from 'node:os';
import { messageOf } from '@dli-connections/command';

/** Maximum time for a stop, in milliseconds; longer than running requests get to finish. */
const deadline = 8_000;

/** Closes at SIGINT or SIGTERM and exits with 0, at the deadline in any case; a second signal exits at once. */
export function closeOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(128 + constants.signals[signal]);
      stopping = true;
      setTimeout(() => process.exit(0), deadline);
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(`dli-reference: it did not stop cleanly: ${messageOf(error)}`);
          process.exit(1);
        },
      );
    });
  }
}
