/**
 * A server of this API in plain Node, written from the spec alone. It shares nothing with the handler, makes the
 * mistakes that it is asked to make, and words its refusals itself.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { type Listening, opened } from '../../src/client/listen.ts';
import { admit, type Callers } from './callers.ts';
import { created, restart } from './connections.ts';
import type { Mistake } from './mistakes.ts';
import { operations, refuseLongNames } from './operations.ts';
import { Refused } from './refused.ts';
import { bodyOf, parametersOf, routeOf } from './requests.ts';

async function bytesOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function answer(
  incoming: IncomingMessage,
  made: ReadonlySet<Mistake>,
  callers: Callers,
): Promise<[number, object?]> {
  const makes = (mistake: Mistake) => made.has(mistake);
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://here');
  const { route, path } = routeOf(incoming.method ?? '', pathname);
  const isOpen = makes('credentials-for-tags') && route.operationId === 'showResourceTags';
  const bytes = await bytesOf(incoming);
  if (!isOpen) await admit(incoming, bytes, callers);
  const parameters = parametersOf(route, path, searchParams);
  const body = bodyOf(route, incoming.headers, bytes);
  if (makes('length-of-host-names')) refuseLongNames(body as Parameters<typeof refuseLongNames>[0]); // it is legal
  const does = operations[route.operationId];
  if (!does) throw new Error(`nothing does ${route.operationId}`);
  return does({ ...parameters, body }, makes);
}

/** Starts the server on a free port. */
export async function startWrongServer(
  made: ReadonlySet<Mistake>,
  callers: Callers = {},
): Promise<Listening & { restart: () => void }> {
  // One server at a time: the state of the one before is dropped.
  created.length = 0;
  const server = createServer(async (incoming, outgoing) => {
    const [status, body] = await answer(incoming, made, callers).catch((error: unknown): [number, object] => {
      if (error instanceof Refused) return [error.status, { error_code: error.code, error_msg: error.message }];
      return [500, { error_code: 'DLI.0999', error_msg: String(error) }];
    });
    incoming.resume();
    outgoing.writeHead(status, body && { 'content-type': 'application/json' });
    outgoing.end(body && JSON.stringify(body));
  });
  return { ...(await opened(server)), restart };
}
