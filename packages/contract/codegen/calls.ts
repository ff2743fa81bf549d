import { type Bundle, listOperations, type ResolvedOperation } from './bundle.ts';
import { header } from './header.ts';
import { shapeOf } from './operations.ts';

/**
 * What a caller needs of an operation, as one line: method, path, names of query parameters, whether a body is required
 * (`!`), optional (`?`) or not taken (`-`), and each success with the fields that its body always has.
 */
export function callOf(bundle: Bundle, operation: ResolvedOperation): string {
  const { method, path, parameters, body, responses } = shapeOf(bundle, operation);
  const successes = Object.entries(responses).filter(([status]) => status < '300');
  return [
    method,
    path,
    Object.keys(parameters.query).join(',') || '-',
    body ? (body.required ? '!' : '?') : '-',
    ...successes.map(([status, fields]) => (fields ? `${status}:${fields.join(',')}` : status)),
  ].join(' ');
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
  const members = operations.map((each) => `  /**\n${commentOf(each)}\n   */\n  ${each.operationId}: string;`);
  const rows = operations.map((each) => `  ${each.operationId}:\n    '${callOf(bundle, each)}',`);
  return `${header}

/** Every operation, with what the spec says of it. */
export interface Calls {
${members.join('\n')}
}

/** What a caller needs of each operation, small: method, path, query parameters, body, successes with their fields. */
export const calls: Calls = {
${rows.join('\n')}
};
`;
}
