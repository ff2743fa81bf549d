import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A server to start in a process of its own. */
export interface Program {
  /** A JavaScript or TypeScript file and its arguments; `{port}` in one of them becomes the port. */
  args: readonly string[];
  env?: Record<string, string>;
}

/** A server that answers. */
export interface Running {
  url: string;
  pid: number;
  stop: () => Promise<void>;
}

/** How long a program may take until it answers, in milliseconds. */
const patience = 60_000;

/** Starts a server and waits until it answers. Its own output is shown only when it fails. */
export async function startProgram({ args, env = {} }: Program): Promise<Running> {
  const port = await freePort();
  const filled = args.map((arg) => arg.replaceAll('{port}', String(port)));
  const child = spawn(process.execPath, filled, {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, ...env },
    // What is written is read and dropped, as by a terminal or a log shipper: a full pipe would slow a server down.
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => said.length < 20 && said.push(chunk));
  }
  const stop = () => end(child);
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = performance.now() + patience; ; await sleep(20)) {
    const answered = await fetch(url).then(
      (response) => response.arrayBuffer(),
      () => undefined,
    );
    if (answered) return { url, pid: child.pid ?? 0, stop };
    if (child.exitCode === null && performance.now() < deadline) continue;
    await stop();
    throw new Error(`${filled[0]} does not answer: ${Buffer.concat(said)}`);
  }
}

/** Ends a process that was started here, and waits for it. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
