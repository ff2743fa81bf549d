import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that ends with this process, even if it is killed. */
export interface Guarded {
  pid: number;
  /** Kills it, and its children, and removes its folder. */
  end: () => Promise<void>;
}

/** Prints the children of a process, from /proc if there is one: small images of Linux lack `ps`. */
const children = `children() {
  if [ -e /proc/self/stat ]
  then sed -n 's/^\\([0-9]*\\) (.*) [A-Za-z] '$1' .*/\\1/p' /proc/[0-9]*/stat 2>/dev/null
  else ps -A -o pid=,ppid= | awk -v of="$1" '$2 == of { print $1 }'
  fi
}`;

/** The processes that a process has started and that still run. */
export function childrenOf(pid: number): number[] {
  const text = execFileSync('/bin/sh', ['-c', `${children}\nchildren ${pid} || true`], { encoding: 'utf8' });
  return text.split('\n').filter(Boolean).map(Number);
}

/** Waits for the end of its input, a pipe that closes with this process. The parent folder goes too once it is empty. */
const script = `${children}
  folder=$1; shift
  "$@" </dev/null >/dev/null 2>&1 &
  echo $!
  read _
  kill -KILL $! $(children $!) 2>/dev/null
  wait
  rm -rf "$folder"
  rmdir "$(dirname "$folder")" 2>/dev/null`;

/** Starts a program whose files are in a folder, as another user where one is named. */
export async function startGuarded(
  command: readonly [program: string, ...args: string[]],
  folder: string,
  user: { uid?: number; gid?: number },
): Promise<Guarded> {
  const shell = spawn('/bin/sh', ['-c', script, 'sh', folder, ...command], {
    ...user,
    cwd: '/',
    // A separate session: signals to this process must not end the shell before it has cleaned up.
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(shell, 'exit');
  const [printed] = await once(shell.stdout, 'data');
  return {
    pid: Number(printed),
    async end() {
      shell.stdin.end();
      await ended;
    },
  };
}
