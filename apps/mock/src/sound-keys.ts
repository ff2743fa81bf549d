interface Context {
  report: (problem: { message: string; location?: unknown }) => void;
  location: { child: (keys: string[]) => { key: () => unknown } };
}

/** A rule of Redocly that judges each key of a kind of node. */
const ofKeys = (kind: string, problemOf: (key: string) => string | undefined) => () => ({
  [kind](node: object, { report, location }: Context) {
    for (const key of Object.keys(node)) {
      const message = key.startsWith('x-') ? undefined : problemOf(key);
      if (message !== undefined) report({ message, location: location.child([key]).key() });
    }
  },
});

/** Reports each status that no answer can have (RFC 9110, 15; OpenAPI 3.1.1, 4.8.16). */
export const soundStatuses = ofKeys('Responses', (status) =>
  /^(?:[1-5](?:\d\d|XX)|default)$/i.test(status)
    ? undefined
    : `The status ${status} must be one from 100 to 599, a range such as 2XX, or default.`,
);

/** Reports each path whose braces do not name parameters (OpenAPI 3.1.1, 4.8.8). */
export const soundPaths = ofKeys('Paths', (path) =>
  /[{}]/.test(path.replaceAll(/\{[^{}]+\}/g, ''))
    ? `The path ${path} must have a parameter's name in each pair of braces.`
    : undefined,
);

/** Reports each path with a query or a fragment in it, which no request has there. */
export const pathsWithoutQuery = ofKeys('Paths', (path) => {
  const served = path.replaceAll('?', '%3F').replaceAll('#', '%23');
  if (served === path) return undefined;
  const rule = path.includes('?') ? 'a query belongs in parameters' : 'a fragment is never sent';
  return `The path ${path} is served as ${served}: ${rule}.`;
});

/** Reports each key of a content that is no media type or range of them (RFC 9110, 8.3.1). */
export const soundMediaTypes = ofKeys('MediaTypesMap', (type) =>
  /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;|$)/.test(type)
    ? undefined
    : `${JSON.stringify(type)} is not a media type: write a type and a subtype, such as application/json.`,
);
