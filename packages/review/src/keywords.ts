const wording = new Set(
  'description summary title example examples externalDocs tags $comment info openapi jsonSchemaDialect xml'.split(' '),
);
/** Extensions that clients act on. */
const acted = new Set(['x-repeat', 'x-max-body-bytes']);
const maps = new Set(
  (
    'properties patternProperties $defs dependentSchemas dependentRequired paths webhooks headers links callbacks encoding ' +
    'variables schemas responses parameters requestBodies securitySchemes pathItems content scopes mapping'
  ).split(' '),
);

/** True if a keyword is for people: no program here acts on it. */
export function isWording(keyword: string): boolean {
  return wording.has(keyword) || (keyword.startsWith('x-') && !acted.has(keyword));
}

/** True if a keyword has a value of the API, in which no key is a keyword. */
export function holdsData(keyword: string): boolean {
  return keyword === 'const' || keyword === 'enum' || keyword === 'default';
}

/** True if the members of a keyword have names of the author's choice, which are not keywords. */
export function holdsNames(keyword: string): boolean {
  return maps.has(keyword);
}
