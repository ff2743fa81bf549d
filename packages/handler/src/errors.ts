import type { ErrorEnvelope } from '@dli-connections/contract';
import { type ReadRequest, visible } from '@dli-connections/contract/server';
import { type Binding, wordOf } from './bindings.ts';

/** An error answer: a documented status and its envelope. These makers are the only source of them. */
export interface ErrorAnswer<Status extends number> {
  readonly status: Status;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: ErrorEnvelope;
}

const answer = <Status extends number>(status: Status, error_code: string, error_msg: string): ErrorAnswer<Status> => ({
  status,
  body: { error_code, error_msg },
});

/** A parameter or the body breaks its rule (EVIDENCE.md: error-envelope). */
export const badRequest = (message: string) => answer(400, 'DLI.0001', message);

const exists = (message: string) => answer(400, 'DLI.0006', message);

/** The refusal of a legal request, with its reason. */
export type Refusal = ErrorAnswer<400>;

/** The project has no such connection. The service says so with 400, not 404 (EVIDENCE.md: unknown-connection). */
export const unknownConnection = (id: string) => badRequest(`Connection ${visible(id)} does not exist.`);

/** Another active connection of the project has the name (EVIDENCE.md: object-exists). */
export const nameExists = (name: string) => exists(`A connection named ${name} exists already.`);

/** The queue `default` can never be bound (EVIDENCE.md: default-queue). */
export const cannotBind = (queue: string) => badRequest(`The queue ${queue} cannot be bound to a connection.`);

/** A scenario lists the queues or pools, and this one is missing (EVIDENCE.md: missing-queue). */
export const notThere = ({ kind, name }: Binding) =>
  answer(400, 'DLI.0002', `There is no ${wordOf[kind]} named ${name}`);

/** A peer is CREATING still, and a scenario has the rule of the older manuals (EVIDENCE.md: being-created). */
export const beingCreated = (id: string) => badRequest(`Connection ${id} cannot be deleted while it is being created.`);

/** A peer that failed stays bound (EVIDENCE.md: failed-peer). */
export const cannotUnbind = ({ kind, name }: Binding) =>
  badRequest(`The ${wordOf[kind]} ${name} cannot be unbound while its peer is FAILED.`);

/** Another route of the connection has the name (EVIDENCE.md: object-exists). */
export const routeNameExists = (name: string) => exists(`The connection has a route named ${name} already.`);

/** Another route of the connection has the range (EVIDENCE.md: object-exists). */
export const routeRangeExists = (cidr: string) => exists(`The connection has a route to ${cidr} already.`);

/** The connection has no such route (EVIDENCE.md: unknown-route). */
export const unknownRoute = (name: string) => badRequest(`Route ${name} does not exist.`);

/** The connection would have more tags than it may (EVIDENCE.md: umn-0006). */
export const tooManyTags = (most: number) => badRequest(`A connection has at most ${most} tags.`);

/**
 * Maximum number of peerings of a connection, and of its routes: as many as the documented one of hosts. They are in one row,
 * which each change rewrites. A grant is a row of its own, so grants need no limit.
 */
export const mostItems = 20_000;

/**
 * The connection would have more items of a kind than this server stores (EVIDENCE.md: refusals). `field` names them. An import
 * may have brought more.
 */
export function refusalToAdd(field: string, added: number, items: string, present: number): Refusal | undefined {
  if (present + added <= mostItems) return undefined;
  const message = `a connection has at most ${mostItems} ${items}. This one has ${present}, and ${added} would be added.`;
  return answer(400, 'DLI.0009', `${field}: ${message}`);
}

/** A tag has one value (EVIDENCE.md: repeated-names). */
export const repeatedTag = (key: string) => badRequest(`body.tags has the key ${key} more than once.`);

/** A privilege that is named twice could be granted and revoked at once (EVIDENCE.md: repeated-names). */
export const repeatedObject = (object: string) =>
  badRequest(`body.privileges has the object ${visible(object)} more than once.`);

/** A user was named where only a project can be (EVIDENCE.md: shared-with-projects). */
export const notSharedWithUsers = () =>
  badRequest('body.user_name is not accepted: a connection is shared with a project, which body.projectId names.');

/** Two projects were named, and only one is allowed (EVIDENCE.md: two-grantees). */
export const twoGrantees = () =>
  badRequest('body.grant_project_id differs from body.projectId: leave it out, or name the same project in both.');

/** The owner needs no privilege (EVIDENCE.md: shared-with-owner). `name` is the property that names it. */
export const notSharedWithOwner = (name: 'projectId' | 'grant_project_id') =>
  badRequest(`body.${name} must be another project than the one that owns the connection.`);

/** The credentials are missing or malformed; the text has the details (EVIDENCE.md: gateway-401). */
export const badCredentials = (problem: string) =>
  answer(401, 'APIGW.0301', `Incorrect IAM authentication information: ${problem}`);

/** The credentials are valid, but not for the project of the path (EVIDENCE.md: foreign-project). */
export const foreignProject = (project_id: string) =>
  answer(403, 'DLI.0003', `The credentials are not for project ${project_id}.`);

/** The gateway knows no operation under this method and path (EVIDENCE.md: gateway-404). */
export const unknownApi = () =>
  answer(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment');

/** Rate limit exceeded; `limit` is in the gateway's words, `seconds` is the time to wait (EVIDENCE.md: gateway-429). */
export const throttled = (limit: string, seconds: number) => ({
  ...answer(429, 'APIGW.0308', `The throttling threshold has been reached: policy user over ratelimit,${limit}`),
  headers: { 'retry-after': String(seconds) },
});

/** The store cannot be used now, or there is no room for the request, and nothing was carried out (EVIDENCE.md: unavailable-503). */
export const unavailable = (why?: string) => ({
  ...answer(503, 'DLI.0999', `The service is unavailable${why ? `: ${why}` : ''}. Try again later.`),
  headers: { 'retry-after': '1' },
});

/** A request that cannot be read, or breaks its schemas. The limit to its body is the gateway's (EVIDENCE.md: gateway-413). */
export function unreadable({ status, message }: Extract<ReadRequest, { ok: false }>): ErrorAnswer<400 | 413 | 503> {
  if (status === 503) return unavailable(message);
  return status === 413 ? answer(413, 'APIGW.0201', message) : badRequest(message);
}

/** An internal failure. The reason goes to `onError`, not over the wire (EVIDENCE.md: seed-table-6). */
export const internalError = () => answer(500, 'DLI.0999', 'The service could not complete the request.');
