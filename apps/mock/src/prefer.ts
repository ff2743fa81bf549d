import type { Incoming } from '@dli-connections/contract/server';
import { readQuery } from '@dli-connections/contract/server';
import { responseOfStatus, successOf } from './choose.ts';
import type { DocumentedOperation } from './documented.ts';

/** The requested answer. */
export interface Wish {
  code?: number;
  example?: string;
  dynamic: boolean;
  seed: string | undefined;
}

/** The answer that a client asked for, or why it cannot be given. */
export type Preference = { ok: true; wish: Partial<Wish> } | { ok: false; message: string };

/**
 * Reads which answer a client wants: `Prefer: code=…, example=…, dynamic=…, seed=…` (RFC 7240), or `__code` and so on in the
 * query.
 */
export function readPreference(request: Incoming, operation: DocumentedOperation): Preference {
  const { prefer } = request.headers;
  if (prefer === undefined && !request.url.search.includes('__')) return { ok: true, wish: {} };
  const inHeader = preferencesIn(prefer ?? '');
  const wanted = new Map([...preferencesInQuery(request), ...inHeader]);
  const [code, example, dynamic, seed] = ['code', 'example', 'dynamic', 'seed'].map((name) => wanted.get(name));

  const refuse = (name: string, documented: string[], of = ''): Preference => {
    const place = inHeader.has(name) ? `header Prefer: ${name}` : `query.__${name}`;
    const rule = documented.length > 0 ? `one of ${documented.join(', ')}` : 'left out, as none is documented';
    return { ok: false, message: `${place} must be ${rule}${of}` };
  };

  const { responses } = operation;
  const isDocumented = code === undefined || (/^[2-5]\d\d$/.test(code) && responseOfStatus(responses, Number(code)));
  if (!isDocumented) {
    const codes = responses.map((each) => each.code);
    return refuse('code', codes, ` for ${operation.name}`);
  }

  const status = code === undefined ? successOf(operation) : Number(code);
  const contents = responseOfStatus(responses, status)?.contents ?? [];
  const examples = [...new Set(contents.flatMap((content) => content.examples.map(({ key }) => key)))];
  if (example !== undefined && !examples.includes(example)) return refuse('example', examples, ` for status ${status}`);
  if (dynamic !== undefined && !/^(?:true|false)$/.test(dynamic)) return refuse('dynamic', ['true', 'false']);

  return {
    ok: true,
    wish: {
      ...(code !== undefined && { code: Number(code) }),
      ...(example !== undefined && { example }),
      ...(dynamic !== undefined && { dynamic: dynamic === 'true' }),
      ...(seed !== undefined && { seed }),
    },
  };
}

function preferencesInQuery(request: Incoming): Map<string, string> {
  const own = readQuery(request.url).pairs.filter(({ name }) => name.startsWith('__'));
  return firstOf(own.map(({ name, value }) => [name.slice(2), value]));
}

/** One preference, with its parameters after it (RFC 7240, 2), up to the next comma. */
const token = "[!#$%&'*+.^`|~\\w-]+";
const word = `(?:"((?:[^"\\\\]|\\\\.)*)"|(${token}))?`;
const preference = new RegExp(
  `[\\s,]*(${token})(?:\\s*=\\s*${word})?((?:\\s*;\\s*(?:${token}(?:\\s*=\\s*${word})?)?)*)\\s*(?=,|$)`,
  'y',
);

function preferencesIn(header: string): Map<string, string> {
  const found: [name: string, value: string][] = [];
  for (preference.lastIndex = 0; preference.lastIndex < header.length; ) {
    const start = preference.lastIndex;
    const match = preference.exec(header);
    if (!match) {
      // Malformed preferences are skipped, up to the next comma.
      const next = header.indexOf(',', start + 1);
      if (next === -1) break;
      preference.lastIndex = next;
      continue;
    }
    const value = match[2]?.replaceAll(/\\(.)/g, '$1') ?? match[3] ?? '';
    found.push([(match[1] ?? '').toLowerCase(), value]);
  }
  return firstOf(found);
}

/** Preferences by name. The first of repeated ones counts, and an empty value counts as absent. */
function firstOf(pairs: [name: string, value: string][]): Map<string, string> {
  const first = new Map(pairs.toReversed());
  return new Map([...first].filter(([, value]) => value !== ''));
}
