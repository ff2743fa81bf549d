import type { Incoming, TakenBytes } from '@dli-connections/contract/server';
import { malformedSignature, verifyBody, verifyHead } from '@dli-connections/signature';
import { type Caller, followCallers, type KnownCredentials } from './callers.ts';
import { badCredentials, type ErrorAnswer, foreignProject } from './errors.ts';

/** A request to authenticate. */
export interface Entry {
  request: Pick<Incoming, 'method' | 'url' | 'headers'>;
  /** The project that its path names. */
  project_id: string;
  /** Reads the raw body. Called only if everything else is valid. */
  body: () => Promise<TakenBytes>;
  /** Called with the name of the caller once it is known, even if the caller is then refused. */
  named?: ((caller: string) => void) | undefined;
}

/** The reason why a request is refused; `undefined` if its credentials are valid. */
export type Authenticate = (entry: Entry) => Promise<ErrorAnswer<401 | 403> | undefined>;

/** Accepts any well-formed token, or well-formed signature with its date, for the project of the path. */
export const open: Authenticate = async ({ request }) => {
  const { headers } = request;
  if (headers['x-auth-token']) return undefined;
  if (!headers.authorization) return missing();
  const problem = malformedSignature(request);
  return problem === undefined ? undefined : malformed(problem);
};

/**
 * Strict authentication: the token must be known, or the access key must be known and its signature of this request valid and
 * at most 15 minutes old. Either must be for the project of the path. `now` is in milliseconds. With `hideKeys`, an unknown
 * access key is refused like a wrong signature.
 */
export function strict(
  credentials: KnownCredentials | (() => KnownCredentials),
  now: () => number,
  hideKeys = false,
): Authenticate {
  const callers = followCallers(credentials);

  async function callerOf({ request, body }: Entry): Promise<Caller | ErrorAnswer<401>> {
    const { ofToken, accessKeys } = callers();
    const { 'x-auth-token': token, authorization } = request.headers;
    // A signature beside a token is not looked at.
    if (token) return (await ofToken(token)) ?? badCredentials('decrypt token fail');
    if (!authorization) return missing();
    const head = await verifyHead(request, (key) => accessKeys.get(key)?.secret_key, { now });
    if (!head.ok) return head.unknownKey && hideKeys ? malformed() : badCredentials(head.problem);
    const { projects = [] } = accessKeys.get(head.accessKey) ?? {};
    const caller = { name: head.accessKey, projects };
    const taken = await body();
    // A body that cannot be read cannot be verified either: the contract names the problem.
    if (typeof taken === 'string') return caller;
    const verdict = await verifyBody(request, head, taken);
    return verdict.ok ? caller : badCredentials(verdict.problem);
  }

  return async (entry) => {
    const caller = await callerOf(entry);
    if ('status' in caller) return caller;
    entry.named?.(caller.name);
    return caller.projects.includes(entry.project_id) ? undefined : foreignProject(entry.project_id);
  };
}

const missing = () => badCredentials('x-auth-token not found');
const malformed = (problem?: string) =>
  badCredentials(['verify aksk signature fail', problem].filter(Boolean).join(', '));
