import type { IHttpConfig } from '@stoplight/prism-http';
import type { PrismOperation } from './operations.ts';

/** The answer that a client asked for, as Prism takes it, or why there is none such. */
export type Preference = { ok: true; mock: IHttpConfig['mock'] } | { ok: false; message: string };

/**
 * Reads which answer a client wants: `Prefer: code=…, example=…, dynamic=true` (RFC 7240), or `__code`, `__example` and
 * `__dynamic` in the query. Prism would answer a preference that the spec does not document in a form of its own.
 */
export function readPreference(request: Request, operation: PrismOperation): Preference {
  const wanted = preferencesOf(request);
  const [code, example] = [wanted.get('code'), wanted.get('example')];

  const codes = operation.responses.map((response) => response.code);
  if (code !== undefined && !codes.includes(code)) return refuse('code', codes, operation.iid);

  const status = code ?? codes.filter((each) => each.startsWith('2')).sort()[0];
  const contents = operation.responses.find((response) => response.code === status)?.contents ?? [];
  const examples = contents.flatMap((content) => content.examples ?? []).map(({ key }) => key);
  if (example !== undefined && !examples.includes(example)) return refuse('example', examples, `status ${status}`);

  return {
    ok: true,
    mock: {
      dynamic: wanted.get('dynamic') === 'true',
      ...(code !== undefined && { code: Number(code) }),
      ...(example !== undefined && { exampleKey: example }),
    },
  };
}

function refuse(name: string, documented: string[], of: string | undefined): Preference {
  return { ok: false, message: `header Prefer: ${name} must be one of ${documented.join(', ')} for ${of}` };
}

/** Preferences by name; the header goes before the query. */
function preferencesOf(request: Request): Map<string, string> {
  const fromQuery = [...new URL(request.url).searchParams].flatMap(([name, value]) =>
    name.startsWith('__') ? [[name.slice(2), value] as const] : [],
  );
  const fromHeader = (request.headers.get('prefer') ?? '').split(/[,;]/).flatMap((preference) => {
    const [name = '', value] = preference.split('=').map((part) => part.trim());
    return value === undefined ? [] : [[name.toLowerCase(), value.replaceAll('"', '')] as const];
  });
  return new Map([...fromQuery, ...fromHeader]);
}
