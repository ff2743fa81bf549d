import { isUnread } from '@dli-connections/contract/run-time';

interface Context {
  report: (problem: { message: string; location?: unknown }) => void;
  key: string | number;
  location: { child: (keys: string[]) => unknown };
}

/** A rule of Redocly: reports the parts of a spec that the mock serves without checking them. */
export const uncheckedParts = () => ({
  RequestBody: {
    MediaType(_: unknown, { report, key }: Context) {
      if (isUnread(String(key))) report({ message: `A body of ${key} is let pass unread, and not checked.` });
    },
  },
  SecurityScheme({ type }: { type?: string }, { report }: Context) {
    if (type === 'mutualTLS') report({ message: 'Client certificates are not checked.' });
  },
  Schema({ $schema }: { $schema?: unknown }, { report }: Context) {
    if (typeof $schema === 'string' && !/2020-12|oas\/3\.1/.test($schema))
      report({ message: `The dialect ${$schema} is read as JSON Schema 2020-12.` });
  },
});

/** A rule of Redocly: reports each `multipleOf` that nothing is a multiple of (JSON Schema Validation 2020-12, 6.2.1). */
export const positiveSteps = () => ({
  Schema({ multipleOf }: { multipleOf?: unknown }, { report, location }: Context) {
    if (typeof multipleOf === 'number' && multipleOf <= 0)
      report({ message: 'multipleOf must be greater than 0.', location: location.child(['multipleOf']) });
  },
});
