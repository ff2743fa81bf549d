/** Servers as processes of their own, on a free port. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { undoAtExit } from './exit.ts';
import { portOf } from './port.ts';

/** A program to start with this Node. */
export interface Program {
  /** Flags of Node, the file, and its arguments. */
  args: readonly string[];
  /** The whole environment; that of this process by default. */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/** A server that answers. */
export interface Running {
  url: string;
  pid: number;
  child: ChildProcess;
  /** From the start until it was known to answer, in milliseconds. */
  startMs: number;
  /** Ends it with a signal, SIGTERM by default; resolves to its exit code once it is gone. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** The longest time that a program may take until it answers, in milliseconds. */
const patience = 60_000;

/** Maximum output of a program that is stored for an error message, in characters. */
const longest = 10_000;

/** Starts a server that prints the address at which it listens, as the servers of this repository do with `--port 0`. */
export async function startPrinting(program: Program): Promise<Running> {
  const started = performance.now();
  const { child, output, end } = launch(program);
  const url = await addressOf(child, output);
  if (url) return { url, pid: child.pid ?? 0, child, startMs: performance.now() - started, end };
  await end();
  throw new Error(`${program.args.join(' ')} did not start: ${output()}`);
}

/** The address that a program prints; `undefined` when it ends before, or takes too long. */
function addressOf(child: Child, output: () => string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const late = setTimeout(() => settle(undefined), patience);
    const settle = (url: string | undefined) => {
      clearTimeout(late);
      child.stdout.off('data', look);
      resolve(url);
    };
    const look = () => {
      // The character after it shows that the port is complete.
      const url = /http:\/\/127\.0\.0\.1:\d+(?=\D)/.exec(output())?.[0];
      if (url) settle(url);
    };
    child.stdout.on('data', look);
    child.once('close', () => settle(undefined));
  });
}

/** Starts a server that takes its port as an argument, `{port}` in `args`: `port`, or a free one. Waits until it answers. */
export async function startAnswering(program: Program, port?: number): Promise<Running> {
  const own = String(port ?? (await freePort()));
  const started = performance.now();
  const { child, output, end } = launch({ ...program, args: program.args.map((arg) => arg.replaceAll('{port}', own)) });
  const url = `http://127.0.0.1:${own}`;
  for (const deadline = started + patience; ; await sleep(20)) {
    if (await answers(url)) return { url, pid: child.pid ?? 0, child, startMs: performance.now() - started, end };
    if (isRunning(child) && performance.now() < deadline) continue;
    await end();
    throw new Error(`${program.args.join(' ')} does not answer: ${output()}`);
  }
}

/** True if something answers, with any status, on a connection that is closed afterwards. */
async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url, { headers: { connection: 'close' }, redirect: 'manual' })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function launch({ args, env, cwd }: Program) {
  const child: Child = spawn(process.execPath, args, {
    env: env ?? process.env,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.once(
    'exit',
    undoAtExit(() => child.kill('SIGKILL')),
  );
  let said = '';
  // All of the output is read, as by a terminal: a full pipe would stop the program.
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (said = said.length < longest ? said + chunk : said));
  }
  const end = async (signal?: NodeJS.Signals) => {
    await endProcess(child, signal);
    return child.exitCode;
  };
  return { child, output: () => said, end };
}

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

/** Ends a process and waits until it is gone; after ten seconds it is killed. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (!isRunning(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}
