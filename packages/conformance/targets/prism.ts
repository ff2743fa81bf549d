/** `prism mock` as a process of its own. */
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Target } from '@dli-connections/contract';
import { freePort, type Running, startAnswering } from '@dli-connections/lab/program';

const program = fileURLToPath(import.meta.resolve('@stoplight/prism-cli'));
const bundle = fileURLToPath(import.meta.resolve('@dli-connections/spec/openapi.yaml'));

/** Time without an answer after which another request is sent to Prism, in milliseconds. */
const silence = 2_000;

/** Size from which a body is large, in bytes. Prism answers all of them. */
const large = 64 * 1024;

/** A request stays without an answer. */
class Silent extends Error {}

/** A served mock, and as a target one with a limit to the time of an answer. */
export interface Prism {
  target: Target;
  url: string;
  close: () => Promise<void>;
}

/** Starts `prism mock` on the bundle. It ends at some requests, and is then started again. */
export async function startPrism(): Promise<Prism> {
  // The same one each time; Prism takes 0 for its default port.
  const port = await freePort();
  const { NODE_ENV: _, ...env } = process.env; // in production it does not start
  const args = [program, 'mock', bundle, '--host', '127.0.0.1', '--port', '{port}', '-v', 'error'];
  const start = () => startAnswering({ args, env }, port);
  let running: Running = await start();
  const { url } = running;
  /** After a failure Prism has ended, or is about to, which can take a while: a new one is sure to be there. */
  const revive = async () => {
    await running.end('SIGKILL');
    running = await start();
  };
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
    close: async () => void (await running.end()),
  };
}

/**
 * The answer to a request. Prism leaves some requests without an answer. If it answers another one in the meantime, the
 * first gets none and is not merely slow. A large body takes long to send, so its answer is awaited.
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
