import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that runs beside the suite. */
export interface Started {
  /** Resolves, with the reason in words, when it ends by itself. */
  ended: Promise<string>;
  /** Its exit code; `null` if a signal ended it. */
  code: Promise<number | null>;
  stop: () => Promise<void>;
}

/** Time for a program to end after its signal, in milliseconds. */
const grace = 5_000;

/** Starts a command in a shell, in its own process group, so that its child processes end with it. */
export function startCommand(command: string): Started {
  const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const exit = once(child, 'exit');
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The process group has already ended.
    }
  };
  return {
    code: exit.then(([code]) => code),
    ended: exit.then(([code, by]) => `the command ended with ${code ?? by}: ${command}`),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const timer = setTimeout(() => signal('SIGKILL'), grace);
      signal('SIGTERM');
      await exit;
      clearTimeout(timer);
    },
  };
}
