/** `prism mock` as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Target } from '@dli-connections/contract';
import { waitFor } from '../src/cli/target.ts';

const program = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
const bundle = fileURLToPath(import.meta.resolve('@dli-connections/spec/openapi.yaml'));

/** How long it may take to start, in milliseconds. */
const startTime = 60_000;

/** After so long without an answer Prism is asked something else, in milliseconds. */
const silence = 2_000;

/** From which size on a body is large, in bytes: none that Prism leaves without an answer is. */
const large = 64 * 1024;

/** A request stays without an answer. */
class Silent extends Error {}

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

/** A port that was free a moment ago: Prism takes 0 for its default port. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** A mock that is being served, and as a target one that does not wait for what will not come. */
export interface Prism {
  target: Target;
  url: string;
  close: () => Promise<void>;
}

/** Starts `prism mock` on the bundle. It ends at some requests, and is then started again. */
export async function startPrism(): Promise<Prism> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  const start = async () => {
    const { NODE_ENV: _, ...env } = process.env; // in production it does not start
    const args = [program, 'mock', bundle, '--host', '127.0.0.1', '--port', String(port), '-v', 'error'];
    child = spawn(process.execPath, args, { stdio: 'ignore', env });
    const ended = once(child, 'exit').then(([code, by]) => `prism mock ended with ${code ?? by}`);
    await waitFor(url, startTime, ended);
  };
  const stop = async (signal: NodeJS.Signals) => {
    if (!isRunning(child)) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  /** After a failure Prism has ended, or is about to, which can take a while: a new one is sure to be there. */
  const revive = () => stop('SIGKILL').then(start);
  await start();
  return {
    url,
    async target(request) {
      const again = request.clone();
      try {
        return await answerOr(request, url);
      } catch (error) {
        if (error instanceof Silent) throw error;
        // It was the request before this one that ended Prism, or closed the connection: only a second failure is its own.
        await revive();
        try {
          return await answerOr(again, url);
        } catch (own) {
          await revive();
          throw own;
        }
      }
    },
    close: () => stop('SIGTERM'),
  };
}

/**
 * The answer to a request. Prism leaves some without one; that it answers another in the meantime tells such a request from
 * one that takes long. A large body is on its way for so long that others may overtake it, and is waited for.
 */
async function answerOr(request: Request, url: string): Promise<Response> {
  if ((await request.clone().arrayBuffer()).byteLength > large) return fetch(request);
  const giveUp = new AbortController();
  const answer = fetch(request, { signal: giveUp.signal });
  const settled = answer.then(
    () => true,
    () => true,
  );
  if (await Promise.race([settled, setTimeout(silence, false)])) return answer;
  for (let asked = 0; asked < 3; asked++) {
    const other = fetch(url).then((response) => response.text());
    if (await Promise.race([settled, other.then(() => false)])) return answer;
  }
  giveUp.abort();
  throw new Silent('Prism answers others, and not this request');
}
