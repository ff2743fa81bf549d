import { isOpaque } from '@dli-connections/contract/run-time';

interface Context {
  report: (problem: { message: string }) => void;
  key: string | number;
}

/** A rule of Redocly: reports the parts of a spec that the mock serves without checking them. */
export const uncheckedParts = () => ({
  RequestBody: {
    MediaType(_: unknown, { report, key }: Context) {
      if (isOpaque(String(key))) report({ message: `A body of ${key} is let pass unread, and not checked.` });
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
