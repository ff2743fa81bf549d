import type { Incoming, TakenBytes } from '@dli-connections/contract/server';
import { malformedSignature, verifyBody, verifyHead } from '@dli-connections/signature';
import { type Caller, followCallers } from './callers.ts';
import type { KnownCredentials } from './credentials.ts';
import { badCredentials, type ErrorAnswer, foreignProject } from './errors.ts';

/** A request that is to be let in. */
export interface Entry {
  request: Pick<Incoming, 'method' | 'url' | 'headers'>;
  /** The project that its path names. */
  project_id: string;
  /** Takes its raw body. It is asked for only where all else is in order. */
  body: () => Promise<TakenBytes>;
  /** Takes the name of the caller, once that is known: also of a caller that is then refused. */
  named?: ((caller: string) => void) | undefined;
}

/** Why a request is not let in; `undefined` when its credentials are in order. */
export type Authenticate = (entry: Entry) => Promise<ErrorAnswer<401 | 403> | undefined>;

/** True for a request that is checked by its signature: a token beside one makes that unnecessary. */
function isSigned({ headers }: Pick<Incoming, 'headers'>): boolean {
  return !headers['x-auth-token'] && headers.authorization !== undefined;
}

/** Lets in any well-formed token, or well-formed signature with its date, for the project of the path. */
export const open: Authenticate = async ({ request }) => {
  const { headers } = request;
  if (headers['x-auth-token']) return undefined;
  if (!headers.authorization) return missing();
  const problem = malformedSignature(request);
  return problem === undefined ? undefined : malformed(problem);
};

/**
 * The strict way in: the token, or the access key and the signature that its secret makes of this very request within 15
 * minutes, must be among the credentials there are, and for the project of the path. `now` is in milliseconds. Where
 * `hideKeys`, an access key that there is not is refused in the words for a wrong signature.
 */
export function strict(
  credentials: KnownCredentials | (() => KnownCredentials),
  now: () => number,
  hideKeys = false,
): Authenticate {
  const callers = followCallers(credentials);

  async function callerOf({ request, body }: Entry): Promise<Caller | ErrorAnswer<401>> {
    const { ofToken, accessKeys } = callers();
    if (!isSigned(request)) {
      const token = request.headers['x-auth-token'];
      if (!token) return missing();
      return (await ofToken(token)) ?? badCredentials('decrypt token fail');
    }
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
