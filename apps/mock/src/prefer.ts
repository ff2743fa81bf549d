import type { Incoming } from '@dli-connections/contract/server';
import type { IHttpConfig } from '@stoplight/prism-http';
import type { PrismOperation } from './operations.ts';

/** What Prism is told of the answer that is wanted. */
export type Wish = IHttpConfig['mock'];

/** The answer that a client asked for, or why there is none such. */
export type Preference = { ok: true; wish: Partial<Wish> } | { ok: false; message: string };

/**
 * Reads which answer a client wants: `Prefer: code=…, example=…, dynamic=…, seed=…` (RFC 7240), or `__code` and so on in
 * the query. Prism would answer a preference that the spec does not document in a form of its own.
 */
export function readPreference(request: Incoming, operation: PrismOperation): Preference {
  const wanted = preferencesOf(request);
  const [code, example, dynamic, seed] = ['code', 'example', 'dynamic', 'seed'].map((name) => wanted.get(name));

  const codes = operation.responses.map((response) => response.code);
  if (code !== undefined && !codes.includes(code)) return refuse('code', codes, operation.iid);

  const status = code ?? codes.filter((each) => each.startsWith('2')).sort()[0];
  const contents = operation.responses.find((response) => response.code === status)?.contents ?? [];
  const examples = contents.flatMap((content) => content.examples ?? []).map(({ key }) => key);
  if (example !== undefined && !examples.includes(example)) return refuse('example', examples, `status ${status}`);
  if (dynamic !== undefined && !/^(?:true|false)$/.test(dynamic)) return refuse('dynamic', ['true', 'false']);

  return {
    ok: true,
    wish: {
      ...(code !== undefined && { code: Number(code) }),
      ...(example !== undefined && { exampleKey: example }),
      ...(dynamic !== undefined && { dynamic: dynamic === 'true' }),
      ...(seed !== undefined && { seed }),
    },
  };
}

function refuse(name: string, documented: string[], of?: string): Preference {
  const place = of === undefined ? '' : ` for ${of}`;
  return { ok: false, message: `header Prefer: ${name} must be one of ${documented.join(', ')}${place}` };
}

/** Preferences by name; the header goes before the query. */
function preferencesOf(request: Incoming): Map<string, string> {
  const fromQuery = [...new URL(request.url).searchParams].flatMap(([name, value]) =>
    name.startsWith('__') ? [[name.slice(2), value] as const] : [],
  );
  const fromHeader = (request.headers.prefer ?? '').split(/[,;]/).flatMap((preference) => {
    const [name = '', value] = preference.split('=').map((part) => part.trim());
    return value === undefined ? [] : [[name.toLowerCase(), value.replaceAll('"', '')] as const];
  });
  return new Map([...fromQuery, ...fromHeader]);
}
