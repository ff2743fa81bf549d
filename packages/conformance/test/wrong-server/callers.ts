/** Callers that a server lets in, and the projects that they may ask for. */
import type { IncomingMessage } from 'node:http';
import { type Bytes, verify } from '@dli-connections/signature';
import { Refused } from './refused.ts';

/** The token of one project alone, which all others refuse. */
export const strangersToken = 'a-token-for-another-project';

/** The tokens that somebody issued, and the keys. By default every token is good. */
export interface Callers {
  tokens?: readonly string[];
  keys?: Readonly<Record<string, string>>;
}

const unknown = (problem: string) => new Refused(401, 'APIGW.0301', problem);

const fieldsOf = (incoming: IncomingMessage) =>
  new Headers(
    Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) => values.map((value) => [name, value])),
  );

/** Refuses a call from nobody, or from somebody else. */
export async function admit(incoming: IncomingMessage, bytes: Bytes, callers: Callers): Promise<void> {
  const { method = '', headers } = incoming;
  const url = `http://${headers.host}${incoming.url}`;
  if (headers.authorization && callers.keys) {
    const { keys } = callers;
    const options = { now: Date.now, bodyBytes: bytes };
    const verdict = await verify({ method, url, headers: fieldsOf(incoming) }, (key) => keys[key], options);
    if (!verdict.ok) throw unknown(verdict.problem);
    return;
  }
  const token = headers['x-auth-token'];
  if (typeof token !== 'string' || token === '') throw unknown('Who are you?');
  if (token === strangersToken) throw new Refused(403, 'DLI.0003', 'This project is not yours.');
  if (callers.tokens && !callers.tokens.includes(token)) throw unknown('Nobody issued this token.');
}
