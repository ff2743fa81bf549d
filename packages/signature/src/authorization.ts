import { algorithm, type Fields, fieldOf } from './canonical.ts';
import { parseDate } from './date.ts';

const code = { form: /^[0-9a-f]{64}$/, text: '64 lower-case hexadecimal digits' };
/** Two numbers in DER, as the vendor's SDKs send signatures by a pair of keys. */
const numbers = { form: /^30(?:[0-9a-f]{2}){7,71}$/, text: 'a DER sequence in lower-case hexadecimal digits' };

const access = { name: 'Access', form: /^(.*)$/, text: 'an Access of 1 to 128 visible characters' };
/** The access key, and the scope that the key to sign with is derived for. */
const credential = {
  name: 'Credential',
  form: /^(.*)\/\d{8}\/[^/\s]+\/[^/\s]+$/,
  text: 'a Credential of the form ACCESSKEY/YYYYMMDD/REGION/SERVICE',
};

/** The algorithms that the vendor's SDKs sign with: how each names its access key, and the form of its signatures. */
const schemes: Readonly<Record<string, { holder: typeof access; signed: typeof code }>> = {
  'SDK-HMAC-SHA256': { holder: access, signed: code },
  'SDK-HMAC-SM3': { holder: access, signed: code },
  'SDK-ECDSA-P256-SHA256': { holder: access, signed: numbers },
  'SDK-SM2-SM3': { holder: access, signed: numbers },
  'V11-HMAC-SHA256': { holder: credential, signed: code },
};

/** The parts of an `Authorization` header of the scheme. */
export interface Authorization {
  /** The name of one of the algorithms that the vendor's SDKs have. */
  algorithm: string;
  accessKey: string;
  /** Lower-case names, sorted, none twice. */
  signedHeaders: string[];
  /** Lower-case hexadecimal digits. */
  signature: string;
}

/** Checks that a text can be an access key: it stands in a header, and in the answer to a request. */
export function isAccessKey(text: string): boolean {
  return typeof text === 'string' && /^[!-+\--~]{1,128}$/.test(text);
}

/** The `Authorization` header of a signature by the scheme of this package. */
export function formatAuthorization(accessKey: string, signedHeaders: readonly string[], signature: string): string {
  // Joined: undici reads each character of a header, which takes twice as long in a string concatenated with `+`.
  return [
    `${algorithm} Access=${accessKey}`,
    `SignedHeaders=${signedHeaders.join(';')}`,
    `Signature=${signature}`,
  ].join(', ');
}

/** Parses the header, or returns the problem for the caller. The signature is not checked. */
export function parseAuthorization(header: string): Authorization | { problem: string } {
  const [scheme = ''] = header.split(' ', 1);
  const expected = Object.hasOwn(schemes, scheme) && header.includes(' ') ? schemes[scheme] : undefined;
  if (!expected) return malformed(`must start with ${Object.keys(schemes).join(', ')}`.replace(/, (?=[^,]*$)/, ' or '));
  const { holder, signed } = expected;
  const match = /^(\w+)=([^,]*), ?SignedHeaders=([^,]*), ?Signature=([^,]*)$/.exec(header.slice(scheme.length + 1));
  if (match?.[1] !== holder.name)
    return malformed(`must have the form ${scheme} ${holder.name}=..., SignedHeaders=..., Signature=...`);
  const [, , named = '', names = '', signature = ''] = match;
  const accessKey = holder.form.exec(named)?.[1] ?? '';
  if (!isAccessKey(accessKey)) return malformed(`must have ${holder.text}`);
  const signedHeaders = names.split(';');
  if (!signedHeaders.every(isNameInOrder)) {
    return malformed('must have SignedHeaders of lower-case names, sorted and joined by semicolons');
  }
  if (!signed.form.test(signature)) return malformed(`must have a Signature of ${signed.text}`);
  return { algorithm: scheme, accessKey, signedHeaders, signature };
}

/** A lower-case field name (RFC 9110 §5.1) that comes after the one before it. */
function isNameInOrder(name: string, index: number, names: string[]): boolean {
  return /^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name) && (index === 0 || (names[index - 1] ?? '') < name);
}

function malformed(what: string): { problem: string } {
  return { problem: `header Authorization ${what}` };
}

/** The problem with the form of a signature; `undefined` if there is none. It does not verify the signature. */
export function malformedSignature({ headers }: { headers: Fields }): string | undefined {
  const authorization = parseAuthorization(fieldOf(headers, 'authorization') ?? '');
  if ('problem' in authorization) return authorization.problem;
  const dated = parseDate(fieldOf(headers, 'x-sdk-date') ?? '') !== undefined;
  return dated ? undefined : 'header X-Sdk-Date must have the form YYYYMMDDTHHMMSSZ';
}
