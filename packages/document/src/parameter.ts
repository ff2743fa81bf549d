import type { At, Source } from './follow.ts';
import { isJson, isText } from './media.ts';
import { nodeOf } from './node.ts';
import { stepOf } from './pointer.ts';
import { type Reading, readingOf } from './reading.ts';

/** The reading of a parameter, or of a field of a form. */
export interface ParameterShape extends Reading {
  /** Absent if it is the default: `simple` in paths and headers, `form` in queries and cookies. */
  readonly style?: string;
  /** Absent if it is the one of its style: `true` for `form` and `deepObject`. */
  readonly explode?: boolean;
  /** Media type of the whole text, in place of a style. */
  readonly media?: string;
  /** A `+` may mean itself and not a space (OpenAPI 3.1.1, 4.8.12.2, `allowReserved`). */
  readonly allowReserved?: true;
  /** An empty text counts as absent (OpenAPI 3.1.1, 4.8.12.2, `allowEmptyValue`). */
  readonly mayBeEmpty?: true;
  readonly default?: unknown;
}

/** A parameter object of OpenAPI. */
export interface ParameterObject {
  name: string;
  in: string;
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  allowEmptyValue?: boolean;
  schema?: unknown;
  content?: Record<string, { schema?: unknown }>;
}

/** The styles of each place (OpenAPI 3.1.1, 4.8.12.3); the first is that of a parameter which names none. */
const styles: ReadonlyMap<string, readonly string[]> = new Map([
  ['path', ['simple', 'label', 'matrix']],
  ['query', ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject']],
  ['header', ['simple']],
  ['cookie', ['form']],
]);

/** True for a header that OpenAPI describes elsewhere: a parameter of that name is ignored (OpenAPI 3.1.1, 4.8.12.2.1). */
export const isIgnored = ({ in: place, name }: Pick<ParameterObject, 'in' | 'name'>) =>
  place === 'header' && /^(?:accept|content-type|authorization)$/i.test(name);

/** The schema of a parameter, directly or in its `content`. */
export function schemaOf({ node, pointer }: At<ParameterObject>): At<unknown> & { media?: string } {
  const [content] = Object.entries(node.content ?? {});
  if (!content) return { node: node.schema ?? true, pointer: `${pointer}/schema` };
  const [media, value] = content;
  return { node: nodeOf(value).schema ?? true, pointer: `${pointer}/content${stepOf(media)}/schema`, media };
}

/** Derives how a parameter is read. */
export function shapeOfParameter(source: Source, parameter: At<ParameterObject>): ParameterShape {
  const { style, explode, allowReserved, allowEmptyValue, in: place } = parameter.node;
  const { media, ...schema } = schemaOf(parameter);
  const standard = defaultOf(source, schema);
  const isUsual = style === undefined || style === styles.get(place)?.[0];
  const isExploded = (style ?? styles.get(place)?.[0]) === 'form' || style === 'deepObject';
  return {
    ...readingOf(source, schema),
    ...(media !== undefined && { media }),
    ...(media === undefined && !isUsual && { style }),
    ...(media === undefined && explode !== undefined && explode !== isExploded && { explode }),
    ...(allowReserved === true && place === 'query' && { allowReserved }),
    ...(allowEmptyValue === true && place === 'query' && { mayBeEmpty: true as const }),
    ...(standard !== undefined && { default: standard }),
  };
}

function defaultOf(source: Source, { node, pointer }: At<unknown>): unknown {
  const { default: own, $ref } = nodeOf(node);
  if (own !== undefined || typeof $ref !== 'string') return own;
  return nodeOf(source.target($ref, pointer)?.node).default;
}

const hasType = ({ type }: Reading, wanted: RegExp) => [type].flat().some((each) => wanted.test(each));

/** The reason why a parameter cannot be read; `undefined` for one that can. */
export function unreadable(source: Source, parameter: At<ParameterObject>): string | undefined {
  const { in: place, style = styles.get(place)?.[0] ?? '', explode, schema, content } = parameter.node;
  if (!styles.has(place)) return `a parameter in ${place} is not supported`;
  if (parameter.node.name === '__proto__') return 'no value can have this name';
  if (schema !== undefined && content !== undefined)
    return 'it has both `schema` and `content`, of which only one is allowed';
  if (content && Object.keys(content).length !== 1) return 'its content must have exactly one media type';
  const { media } = schemaOf(parameter);
  if (media !== undefined) {
    return isJson(media) || isText(media) ? undefined : `a parameter of the media type ${media} is not supported`;
  }
  if (!hasStyle(place, style)) return `the style ${style} is not supported in ${place}`;
  const shape = shapeOfParameter(source, parameter);
  const isComposed = hasType(shape, /^(?:array|object)$/);
  if (/Delimited$|^deepObject$/.test(style) && !isComposed)
    return `the style ${style} is not supported for the type ${[shape.type].flat().join(' or ')}`;
  if (style === 'deepObject') {
    return explode === false ? 'the style deepObject is not supported with explode false' : undefined;
  }
  return undefined;
}

/** Recognises the styles of a place. The fields of a form have those of a query (OpenAPI 3.1.1, 4.8.15.1.2). */
export const hasStyle = (place: string, style: string) => styles.get(place)?.includes(style) ?? false;

/** Explains why OpenAPI leaves the form of a parameter undefined, and how it is read. Public specs contain such parameters. */
export function undefinedForm(source: Source, parameter: At<ParameterObject>): string | undefined {
  const { name, in: place, style = styles.get(place)?.[0] ?? '', explode = style === 'form' } = parameter.node;
  const shape = shapeOfParameter(source, parameter);
  if (shape.media !== undefined) return undefined;
  const isList = hasType(shape, /^array$/);
  if (style === 'deepObject')
    return isList ? `deepObject is for objects only; a list is read as ${name}[]=1 or ${name}[0]=1` : undefined;
  if (explode && /Delimited$/.test(style))
    return `${style} has no form with explode true; ${isList ? `a list is read as ${name}=1&${name}=2` : 'it is read as with explode false'}`;
  if (hasType(shape, /^(?!array$|object$)/)) return undefined;
  const problem = partsOfParts(shape, explode);
  return problem && `${problem}; they are read as JSON`;
}

function partsOfParts(shape: ParameterShape, isExploded: boolean): string | undefined {
  const isPlain = (each: Reading | undefined) => !each || hasType(each, /^(?!array$|object$)/);
  if (hasType(shape, /^array$/) && ![shape.items, ...(shape.prefix ?? [])].every(isPlain)) {
    return 'no style says how items that are arrays or objects are written';
  }
  const repeated = (each: Reading) => isExploded && hasType(each, /^array$/) && isPlain(each.items);
  const odd = Object.entries(shape.properties ?? {}).find(([, each]) => !isPlain(each) && !repeated(each));
  if (!hasType(shape, /^object$/) || !odd) return undefined;
  return `no style but deepObject says how the parts of its property ${odd[0]} are written`;
}
