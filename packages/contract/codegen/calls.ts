import type { CallRow, Repeat } from '../src/call.ts';
import { type Bundle, listOperations, type ResolvedOperation } from './bundle.ts';
import { header } from './header.ts';
import { shapeOf } from './operations.ts';

/** The row of an operation in the table. */
export function callOf(bundle: Bundle, operation: ResolvedOperation): CallRow {
  const { method, path, parameters, body, responses } = shapeOf(bundle, operation);
  return [
    method,
    path,
    // One of the three, or lint refuses the spec (#208).
    operation.repeat as Repeat,
    Object.fromEntries(Object.entries(responses).filter(([status]) => status < '300')),
    body ? (body.required ? 'required' : 'optional') : 'none',
    ...Object.keys(parameters.query),
  ];
}

/** Base URLs with `{region}` in them, each with the regions that it is for. */
function serversOf({ servers = [] }: Bundle): [url: string, regions: string[]][] {
  return servers.map(({ url, variables }) => [url, variables?.region?.enum ?? []]);
}

/** The documentation of an operation, for editors to show. */
function commentOf({ summary, description, deprecated, method, path }: ResolvedOperation): string {
  const lines = [`${summary}.`, '', description.trim(), '', `\`${method} ${path}\``];
  if (deprecated) lines.push('', '@deprecated');
  // The end of a comment inside of it would end it.
  return lines.map((line) => `   * ${line.replaceAll('*/', '*\\/')}`.trimEnd()).join('\n');
}

/** The table of what callers need, and the documentation of each operation, as TypeScript source. */
export function deriveCalls(bundle: Bundle): string {
  const operations = listOperations(bundle);
  const members = operations.map((each) => `  /**\n${commentOf(each)}\n   */\n  ${each.operationId}: CallRow;`);
  const rows = operations.map((each) => `  ${each.operationId}: ${JSON.stringify(callOf(bundle, each))},`);
  const servers = serversOf(bundle);
  const rowsOfServers = servers.map(
    ([url, regions]) => `  [${JSON.stringify(url)}, ${JSON.stringify(regions.join(' '))}],`,
  );
  const regions = servers.flatMap(([, names]) => names.map((name) => JSON.stringify(name)));
  return `${header}
import type { CallRow } from '../call.ts';

/** Every operation, with what the spec says of it. */
export interface Calls {
${members.join('\n')}
}

/** What a caller needs of each operation. */
export const calls: Calls = {
${rows.join('\n')}
};

/** A region that a vendor has published. */
export type Region = ${regions.join(' | ')};

/** Base URLs with \`{region}\` in them, each with the regions that it is for, with spaces between. */
export const servers: readonly (readonly [url: string, regions: string])[] = [
${rowsOfServers.join('\n')}
];
`;
}
