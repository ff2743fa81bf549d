import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A command in a folder. */
export interface Command {
  command: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** Turns off telemetry and update checks of the tools. */
export const silenced = {
  DO_NOT_TRACK: '1',
  REDOCLY_TELEMETRY: 'off',
  REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
  SCARF_ANALYTICS: 'false',
  NO_UPDATE_NOTIFIER: '1',
  NO_COLOR: '1',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUTF8: '1',
};

/** Maximum output kept of a command, in bytes; the rest is dropped. */
const outputLimit = 4 * 2 ** 20;

/**
 * Runs a command to its end and resolves to its standard output. Rejects with an excerpt of its output when it fails, and when `signal`
 * aborts: the command is then ended, with every process that it started.
 */
export async function run({ command, args, cwd, env }: Command, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const end = () => endGroup(child);
  signal.addEventListener('abort', end);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    signal.throwIfAborted();
    if (code === 0) return stdout();
    throw new Error(`${command} ended with ${code}: ${excerptOf(`${stdout()}\n${stderr()}`)}`);
  } finally {
    signal.removeEventListener('abort', end);
    end(); // kills the processes that it left behind
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const pieces: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes <= outputLimit) pieces.push(piece);
  });
  return () => Buffer.concat(pieces).toString();
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // the group has ended
  }
}

/** First and last lines of an output: compilers say most in the first, programs in the last. */
function excerptOf(output: string): string {
  const lines = output.trim().split('\n');
  const kept = lines.length > 9 ? [...lines.slice(0, 3), '…', ...lines.slice(-6)] : lines;
  return kept.map((line) => line.slice(0, 300)).join('\n');
}
