import type { Target } from '@dli-connections/contract';
import { sign } from '@dli-connections/signature';
import { isBreak, reasonOf } from '../exchange.ts';
import { sendRaw } from '../raw.ts';

/** Limit to the time of an answer, in milliseconds. */
const patience = 30_000;

/** The limit after several missing answers, so that a server that hangs on one kind of request costs minutes, not hours. */
const impatience = { after: 5, time: 3_000 };

/** Largest body that goes through `fetch`, in bytes. It may lose the answer to a longer one, which a server may refuse unread. */
const mostFetched = 1_048_576;

/**
 * A server behind an address, for one run. Redirects are answers like any other. Once a connection breaks, each request gets
 * a new one, which rules out idle connections: a server may close those at any time.
 */
export function createRemote(): Target {
  let late = 0;
  let isBroken = false;
  return async (request) => {
    const limit = late < impatience.after ? patience : impatience.time;
    const signal = AbortSignal.timeout(limit);
    const headers = new Headers(request.headers);
    const { url, method } = request;
    const body = request.body && new Uint8Array(await request.arrayBuffer());
    if (isBroken) headers.set('connection', 'close');
    const answer =
      body && body.length > mostFetched
        ? sendRaw({ url, method, headers: request.headers, body }, 'lower-case', signal)
        : fetch(url, { method, headers, body, redirect: 'manual', signal });
    return answer.catch((error: Error) => {
      isBroken ||= isBreak(reasonOf(error));
      if (!signal.aborted) throw error;
      late += 1;
      throw new Error(`nothing came within ${limit / 1000} seconds`);
    });
  };
}

/** A target whose requests are signed in place of `token`, which the cases send; a case without it stays as it is. */
export function signing(target: Target, token: string, accessKey: string, secretKey: string): Target {
  return async (request) => {
    if (request.headers.get('x-auth-token') !== token) return target(request);
    const headers = new Headers(request.headers);
    headers.delete('x-auth-token');
    const body = request.body ? await request.arrayBuffer() : null;
    return target(
      await sign(new Request(request.url, { method: request.method, headers, body }), { accessKey, secretKey }),
    );
  };
}

/**
 * Waits until something answers at an address.
 *
 * @throws Error when nothing does within the time, in milliseconds, or `ended` resolves before.
 */
export async function waitFor(url: string, within: number, ended?: Promise<string>): Promise<void> {
  const deadline = Date.now() + within;
  const over = ended?.then((text) => Promise.reject(new Error(text)));
  // On a separate connection: the server may close an idle one while the suite loads, and the first request of a case would
  // be lost.
  const headers = { connection: 'close' };
  for (;;) {
    const answered = fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(patience) }).then(
      () => undefined,
      (error: Error) => (error.cause as NodeJS.ErrnoException | undefined) ?? error,
    );
    const problem = await (over ? Promise.race([answered, over]) : answered);
    if (!problem) return;
    if (Date.now() >= deadline || isLasting(problem)) throw new Error(`nothing answers at ${url}: ${textOf(problem)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Returns true if waiting does not help: the certificate is not trusted. */
const isLasting = ({ code = '' }: NodeJS.ErrnoException) => /CERT|SELF_SIGNED|VERIFY|ISSUER/.test(code);

function textOf(problem: NodeJS.ErrnoException): string {
  if (isLasting(problem))
    return `its certificate is not trusted (${problem.message}); NODE_EXTRA_CA_CERTS=FILE names the one to trust, in PEM`;
  if (problem.name === 'TimeoutError')
    return `it accepts the connection, and sends no answer within ${patience / 1000} seconds`;
  if (problem.code === 'ERR_SSL_WRONG_VERSION_NUMBER' || problem.code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG')
    return 'it does not speak TLS; the address may begin with http:';
  if (/^(?:HPE_|UND_ERR_SOCKET|ECONNRESET)/.test(problem.code ?? ''))
    return `${problem.message}; the address may begin with https:`;
  return problem.message || problem.code || problem.name;
}
