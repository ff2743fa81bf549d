import type { Bundle } from '@dli-connections/contract/run-time';
import { cookiesOf, type Incoming, readQuery } from '@dli-connections/contract/server';
import { follow, type Source } from '@dli-connections/document/follow';
import { ownOf } from '@dli-connections/document/node';
import { stepOf } from '@dli-connections/document/pointer';

/** A security scheme (OpenAPI 3.1.1, 4.8.27), as a request meets it. */
export interface Scheme {
  /** The place of the credentials, in words. */
  place: string;
  isMet: (request: Incoming) => boolean;
  /** For `WWW-Authenticate` (RFC 9110, 11.6.1). */
  challenge?: string;
  /** True for the vendor's signature, whose form is checked. */
  isSignature?: boolean;
}

/** Schemes of which all must be met. An empty list lets anyone in. */
export type Requirement = Scheme[];

interface SchemeObject {
  type?: string;
  in?: string;
  name?: string;
  scheme?: string;
  description?: string;
}

/** Reads the security requirements of operations; those of the document are for all that have none of their own. */
export function createSecurity(document: Bundle, source: Source) {
  const schemes = (document.components?.securitySchemes ?? {}) as Record<string, unknown>;
  return (own: Record<string, string[]>[] | undefined): Requirement[] =>
    (own ?? document.security ?? []).map((requirement) =>
      Object.keys(requirement).flatMap((name) => {
        const node = ownOf(schemes, name);
        const at = { node, pointer: `/components/securitySchemes${stepOf(name)}` };
        return node === undefined ? [] : [schemeOf(follow<SchemeObject>(source, at).node)];
      }),
    );
}

function schemeOf({ type, in: place, name = '', scheme = 'Bearer', description = '' }: SchemeObject): Scheme {
  if (type === 'apiKey') {
    // A name for signatures is in no field of OpenAPI.
    const isSignature = name.toLowerCase() === 'authorization' && description.includes('SDK-HMAC-SHA256');
    return { place: `${place} ${name}`, isMet: (request) => isThere(request, place, name), isSignature };
  }
  // Only the TLS endpoint sees a client certificate, not this server.
  if (type === 'mutualTLS') return { place: 'the client certificate', isMet: () => true };
  const word = type === 'http' ? scheme : 'Bearer';
  const start = `${word.toLowerCase()} `;
  return {
    place: `header Authorization of the scheme ${word}`,
    isMet: ({ headers: { authorization = '' } }) =>
      authorization.toLowerCase().startsWith(start) && authorization.slice(start.length).trim() !== '',
    challenge: word.toLowerCase() === 'basic' ? 'Basic realm="mock"' : word,
  };
}

function isThere({ headers, url }: Incoming, place: string | undefined, name: string): boolean {
  if (place === 'header') return Boolean(headers[name.toLowerCase()]?.trim());
  const pairs = place === 'cookie' ? cookiesOf(headers.cookie, {}) : readQuery(url).pairs;
  return pairs.some((pair) => pair.name === name && pair.value !== '');
}

/** Names the missing credentials when a request meets no security requirement. */
export function unmet(request: Incoming, requirements: readonly Requirement[]): Scheme[] {
  if (requirements.length === 0) return [];
  const missing = requirements.map((all) => all.filter(({ isMet }) => !isMet(request)));
  return missing.some((each) => each.length === 0) ? [] : missing.flat();
}
