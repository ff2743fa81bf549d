import type { Target } from '@dli-connections/contract';
import { sign } from '@dli-connections/signature';

/** Limit to the time of an answer, in milliseconds. */
const patience = 30_000;

/** A server behind an address. Redirects are answers like any other. */
export const remote: Target = (request) =>
  fetch(request, { redirect: 'manual', signal: AbortSignal.timeout(patience) });

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
  // On a connection of its own: by the time that the suite is loaded the server may close one that is idle, and the first
  // request of a case would be lost on it.
  const headers = { connection: 'close' };
  for (;;) {
    const answered = fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(patience) }).then(
      () => undefined,
      (error: Error) => (error.cause as Error | undefined) ?? error,
    );
    const problem = await (over ? Promise.race([answered, over]) : answered);
    if (!problem) return;
    if (Date.now() >= deadline) throw new Error(`nothing answers at ${url}: ${problem.message || problem.name}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
