import { isJson } from '@dli-connections/document/media';
import { isNode } from '@dli-connections/document/node';
import type { JsonObject } from '../bundle.ts';
import type { Shape } from '../schema/shape.ts';
import { normalType } from './media-type.ts';
import type { Sides } from './relation.ts';

/** Forms of a value that are written in different ways. A literal, a number or a boolean, is the same text in JSON. */
type Form = 'literal' | 'plain' | 'list' | 'object';

/** The writing of a parameter or header before and after. Styles that give the same text for its type count as one. */
export function writingsOf({ base, revision }: Sides, one: JsonObject, other: JsonObject): [string, string] {
  const forms = [base.shapeOf([schemaOf(one) ?? true]), revision.shapeOf([schemaOf(other) ?? true])];
  const form = formOf(forms);
  return [writingOf(one, form), writingOf(other, form)];
}

function formOf(shapes: readonly Shape[]): Form {
  if (shapes.some(({ object }) => object.length > 0)) return 'object';
  if (shapes.some(({ array }) => array.length > 0)) return 'list';
  return shapes.some((each) => each.null || each.string.length > 0) ? 'plain' : 'literal';
}

/** The way to write a value, in words. */
export function writingOf(parameter: JsonObject, form: Form): string {
  if (isNode(parameter.content)) {
    const types = Object.keys(parameter.content);
    const isAsText = isWritten(parameter) ? /literal|plain/.test(form) : form === 'literal' && types.every(isJson);
    if (!isAsText) return types.map(normalType).join(', ');
  }
  const isForm = parameter.in === 'query' || parameter.in === 'cookie';
  const style = typeof parameter.style === 'string' ? parameter.style : isForm ? 'form' : 'simple';
  const explode = typeof parameter.explode === 'boolean' ? parameter.explode : style === 'form' || style === 'cookie';
  // The styles of a query differ only in how they join several values.
  if (form === 'literal' || form === 'plain') return isForm ? 'form' : style;
  // A list in a header has commas either way, and a deep object only one form.
  const isOnce = style === 'deepObject' || (style === 'simple' && form === 'list');
  return `${style}${explode && !isOnce ? ', exploded' : ''}`;
}

/** Tells whether a parameter or header is text, and no document in JSON or another type. */
export function isWritten({ content }: JsonObject): boolean {
  return !isNode(content) || Object.keys(content).every((type) => normalType(type) === 'text/plain');
}

/** The schema of a parameter or header, wherever it stands. */
export function schemaOf({ schema, content }: JsonObject): unknown {
  const media = isNode(content) ? Object.values(content)[0] : undefined;
  return isNode(media) ? media.schema : schema;
}
