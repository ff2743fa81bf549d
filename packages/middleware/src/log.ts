import { hash, randomUUID } from 'node:crypto';
import type { Outgoing } from '@dli-connections/contract/server';
import { type Middleware, refusedUrl } from './middleware.ts';
import type { RequestRecord } from './request-record.ts';

/** The header that names a request, in both directions. */
const requestIdHeader = 'x-request-id';

/** An identifier of our own form. Any other text may be a secret. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Visible ASCII: nothing that could forge a header. */
const sane = /^[\x21-\x7e]{1,128}$/;

/** Names every answer in `X-Request-Id`: by the client's own identifier if it is valid, otherwise by a new one. */
export function requestIds(newId: () => string = randomUUID): Middleware {
  return (inner) => async (request) => {
    const given = request.headers[requestIdHeader] ?? '';
    const answer = await inner(request);
    return { ...answer, headers: { ...answer.headers, [requestIdHeader]: sane.test(given) ? given : newId() } };
  };
}

/** The project identifiers that the contract allows. Any other text may be a secret. */
const projectId = /^[A-Za-z0-9]{1,64}$/;

/** Maximum number of characters of a text from a request or an answer. */
const longest = 200;

/** Takes one record for each answer. It goes around `requestIds`, whose header it reads. */
export function logged(write: (line: RequestRecord) => void, now: () => number = Date.now): Middleware {
  return (inner) => async (request) => {
    const time = new Date(now()).toISOString();
    const started = performance.now();
    const answer = await inner(request);
    const { status, headers, route, caller } = answer;
    const project = route?.path.project_id ?? '';
    const id = headers[requestIdHeader];
    const isRequest = request.url !== refusedUrl;
    const { pathname } = request.url; // of visible ASCII
    write({
      time,
      id: id !== undefined && id === request.headers[requestIdHeader] && !uuid.test(id) ? digestOf(id) : (id ?? null),
      method: isRequest ? request.method : null,
      path: isRequest ? (pathname.length > longest ? shown(pathname) : pathname) : null,
      project: projectId.test(project) ? project : null,
      operation: route?.operationId ?? null,
      status,
      ...(status >= 400 && errorOf(answer)),
      ...(caller === undefined ? {} : { caller }),
      ms: Math.round((performance.now() - started) * 10) / 10,
    });
    return answer;
  };
}

/** Texts that quote a part of the header Authorization, which may be a secret: an access key, or the name of a header. */
const quoted = /\b(ak|signed header) .* (not exist|is missing)/s;

/** The code of an error answer, and the first sentence of its text. */
function errorOf({ body }: Outgoing): Pick<RequestRecord, 'code' | 'reason'> {
  if (typeof body !== 'string') return {};
  let envelope: { error_code?: unknown; error_msg?: unknown } | null;
  try {
    envelope = JSON.parse(body);
  } catch {
    return {};
  }
  const [code, text] = [envelope?.error_code, envelope?.error_msg];
  return {
    ...(typeof code === 'string' && { code: shown(code) }),
    ...(typeof text === 'string' && { reason: shown(text.split('; ')[0]?.replace(quoted, '$1 … $2') ?? '') }),
  };
}

/** A text as it may go to a terminal: on one line, without control characters, and not endless. */
function shown(text: string): string {
  const visible = text.replaceAll(/[^\x20-\x7e…]/g, '?');
  return visible.length > longest ? `${visible.slice(0, longest - 1)}…` : visible;
}

/** Logged in place of an identifier that may be a secret: the first half of its SHA-256, so that its sender can find it. */
function digestOf(id: string): string {
  return `sha256:${hash('sha256', id).slice(0, 32)}`;
}
