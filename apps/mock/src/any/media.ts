import {
  isComposed,
  type ParameterShape,
  type ParameterShapes,
  type Reading,
} from '@dli-connections/contract/run-time';
import type { At, Source } from '@dli-connections/document/follow';
import { isForm, isJson } from '@dli-connections/document/media';
import { stepOf } from '@dli-connections/document/pointer';
import { readingOf } from '@dli-connections/document/reading';

interface Encoding {
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  contentType?: string;
}

interface Media {
  schema?: unknown;
  encoding?: Record<string, Encoding>;
}

/** The reading of a body of a media type other than JSON. */
export interface MediaShape {
  /** The fields of a form. */
  readonly fields?: ParameterShapes;
  /** The reading of unnamed fields, or of the text of a body that is not a form. */
  readonly text?: Reading;
}

/** A media type whose values are neither parsed nor generated. */
export const isOpaque = (mediaType: string) =>
  /\b(?:cbor|msgpack|protobuf)\b|^multipart\/(?!form-data\b)/i.test(mediaType);

/** True for a media type that no standard maps to values of a schema, such as XML. Its bodies are not checked. */
export function isUnread(source: Source, mediaType: string, schema: At<unknown>): boolean {
  // In a range it depends on what is sent.
  if (isJson(mediaType) || isForm(mediaType) || mediaType.includes('*')) return false;
  return isComposed(readingOf(source, schema)) || isOpaque(mediaType) || /\b(?:xml|yaml)\b/i.test(mediaType);
}

/** The media types of a body, each with its reading. */
export function mediaShapesOf(
  source: Source,
  { node, pointer }: At<{ content?: Record<string, Media> }>,
): Record<string, MediaShape> {
  const medias = Object.entries(node.content ?? {});
  return Object.fromEntries(
    medias.map(([mediaType, media]) => {
      if (isJson(mediaType)) return [mediaType, {}];
      const schema = { node: media.schema ?? true, pointer: `${pointer}/content${stepOf(mediaType)}/schema` };
      const reading = readingOf(source, schema);
      if (!isForm(mediaType)) return [mediaType, media.schema === undefined ? {} : { text: reading }];
      // A field called `__proto__` is read as those that are not named.
      const properties = Object.entries(reading.properties ?? {}).filter(([name]) => name !== '__proto__');
      const fields: ParameterShapes = Object.fromEntries(
        properties.map(([name, each]) => [name, { ...each, ...encodingOf(each, media.encoding?.[name]) }]),
      );
      return [mediaType, { fields, ...(reading.additional && { text: reading.additional }) }];
    }),
  );
}

/** The reading of a field: by its style if it has one, and else by its media type, which is JSON for an object. */
function encodingOf(reading: ParameterShape, encoding: Encoding = {}): Partial<ParameterShape> {
  const { style, explode, allowReserved, contentType } = encoding;
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) {
    return {
      ...(style !== undefined && { style }),
      ...(explode !== undefined && style !== 'deepObject' && { explode }),
    };
  }
  const isObject = [reading.type].flat().every((type) => type === 'object');
  return isObject || (contentType !== undefined && isJson(contentType)) ? { media: 'application/json' } : {};
}
