import { sourceOfVisit } from '@dli-connections/document/readable';
import { isUnread } from './any/media.ts';

interface Context {
  report: (problem: { message: string; location?: unknown }) => void;
  key: string | number;
  location: { absolutePointer: string; child: (keys: string[]) => unknown };
  resolve: Parameters<typeof sourceOfVisit>[0];
}

const isKnown = (dialect: unknown) => typeof dialect !== 'string' || /2020-12|oas\/3\.1/.test(dialect);

/** A rule of Redocly: reports the parts of a spec that the mock serves without checking them. */
export const uncheckedParts = () => ({
  Root({ jsonSchemaDialect }: { jsonSchemaDialect?: unknown }, { report }: Context) {
    if (!isKnown(jsonSchemaDialect))
      report({ message: `The dialect ${jsonSchemaDialect} is read as JSON Schema 2020-12.` });
  },
  RequestBody: {
    MediaType({ schema }: { schema?: unknown }, { report, key, location, resolve }: Context) {
      const at = { node: schema ?? true, pointer: `${location.absolutePointer}/schema` };
      const [type, isRange] = [String(key), String(key).includes('*')];
      // A media type that a range may have in it.
      if (!isUnread(sourceOfVisit(resolve), type.replaceAll('*', 'other'), at)) return;
      const which = isRange ? `${type} that is neither JSON nor a form` : type;
      report({ message: `A body of ${which} is not checked.` });
    },
    Encoding({ contentType, headers }: { contentType?: unknown; headers?: object }, { report, key }: Context) {
      const parts = [
        ...(typeof contentType === 'string' && !/^application\/json$/i.test(contentType) ? ['media type'] : []),
        ...(Object.keys(headers ?? {}).length > 0 ? ['headers'] : []),
      ];
      const verb = parts.join() === 'media type' ? 'is' : 'are';
      if (parts.length > 0)
        report({ message: `The ${parts.join(' and the ')} of the field ${key} ${verb} not checked.` });
    },
  },
  SecurityScheme({ type }: { type?: string }, { report }: Context) {
    if (type === 'mutualTLS') report({ message: 'Client certificates are not checked.' });
  },
  Schema({ $schema }: { $schema?: unknown }, { report }: Context) {
    if (!isKnown($schema)) report({ message: `The dialect ${$schema} is read as JSON Schema 2020-12.` });
  },
});

/** A rule of Redocly: reports each `multipleOf` that nothing is a multiple of (JSON Schema Validation 2020-12, 6.2.1). */
export const positiveSteps = () => ({
  Schema({ multipleOf }: { multipleOf?: unknown }, { report, location }: Context) {
    if (typeof multipleOf === 'number' && multipleOf <= 0)
      report({ message: 'multipleOf must be greater than 0.', location: location.child(['multipleOf']) });
  },
});
