import type { CallRow } from '../src/call.ts';
import { type Bundle, bodyOf, listOperations, type ResolvedOperation, resolve, type Schema } from './bundle.ts';
import { header } from './committed.ts';
import { shapeOf } from './operations.ts';

/** The row of an operation in the table. */
export function callOf(bundle: Bundle, operation: ResolvedOperation): CallRow {
  const { method, path, parameters, body, responses } = shapeOf(bundle, operation);
  return [
    method,
    path,
    operation.repeat,
    Object.fromEntries(Object.entries(responses).filter(([status]) => status < '300')),
    body ? (body.required ? 'required' : 'optional') : 'none',
    ...Object.keys(parameters.query),
  ];
}

/** The documentation of an operation, for editors to show. */
function commentOf({ summary, description, deprecated, method, path }: ResolvedOperation): string {
  const lines = [`${summary}.`, '', description.trim(), '', `\`${method} ${path}\``];
  if (deprecated) lines.push('', '@deprecated');
  // A `*/` in the text would end the comment.
  return lines.map((line) => `   * ${line.replaceAll('*/', '*\\/')}`.trimEnd()).join('\n');
}

/** Names of the fields of an input, each with a question mark where it may be left out. */
export function fieldsOf(bundle: Bundle, operation: ResolvedOperation): string[] {
  const named = operation.parameters.filter(({ name, in: place }) => name !== 'project_id' && place !== 'header');
  const { properties = {}, required = [] } = resolve<Schema>(bundle, bodyOf(operation) ?? {});
  return [
    ...named.map((each) => (each.required ? each.name : `${each.name}?`)),
    ...Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`)),
  ];
}

const nameOf = ({ operationId }: ResolvedOperation) => operationId.replace(/^./, (letter) => letter.toUpperCase());

/** Names the types of the input and the result of an operation. */
function typesOf(bundle: Bundle, operation: ResolvedOperation): string {
  const { operationId } = operation;
  const [field] = fieldsOf(bundle, operation);
  // TypeScript shows an empty interface by the name of its base, so one member is repeated.
  const member = field && `  ${field}: FlatInput<'${operationId}'>['${field.replace('?', '')}'];\n`;
  const [, , , successes] = callOf(bundle, operation);
  const hasBody = Object.values(successes).some((fields) => fields !== null);
  const result = hasBody
    ? `interface ${nameOf(operation)}Result extends ResultOf<'${operationId}'> {}`
    : `type ${nameOf(operation)}Result = undefined;`;
  // An interface cannot extend a choice.
  const { anyOf, oneOf } = resolve<Schema>(bundle, bodyOf(operation) ?? {});
  const input =
    anyOf || oneOf
      ? `type ${nameOf(operation)}Input = FlatInput<'${operationId}'>;`
      : `interface ${nameOf(operation)}Input extends FlatInput<'${operationId}'> {\n${member ?? ''}}`;
  return `/** Input of \`${operationId}\`. */
export ${input}
/** Result of \`${operationId}\`. */
export ${result}`;
}

/** The table for callers, and the documentation of each operation, as TypeScript source. */
export function deriveCalls(bundle: Bundle): string {
  const operations = listOperations(bundle);
  const members = operations.map((each) => `  /**\n${commentOf(each)}\n   */\n  ${each.operationId}: CallRow;`);
  const rows = operations.map((each) => `  ${each.operationId}: ${JSON.stringify(callOf(bundle, each))},`);
  const named = (kind: string) => operations.map((each) => `  ${each.operationId}: ${nameOf(each)}${kind};`).join('\n');
  const servers = (bundle.servers ?? []).map(({ url, variables }) => ({ url, regions: variables?.region?.enum ?? [] }));
  const regions = servers.flatMap((each) => each.regions.map((region) => JSON.stringify(region)));
  return `${header}
import type { CallRow } from '../call.ts';
import type { FlatInput, ResultOf } from '../types.ts';

/** Every operation, with its documentation from the spec. */
export interface Calls {
${members.join('\n')}
}

${operations.map((each) => typesOf(bundle, each)).join('\n')}

/** The input of each operation. */
export interface Inputs {
${named('Input')}
}

/** The result of each operation. */
export interface Results {
${named('Result')}
}

/** The facts that a caller needs, by operation. */
export const calls: Calls = {
${rows.join('\n')}
};

/** A region that a vendor has published. */
export type Region = ${regions.join(' | ') || 'never'};

/** Base URLs with \`{region}\` in them, each with the regions that it is for, with spaces between. */
export const servers: readonly (readonly [url: string, regions: string])[] = [
${servers.map((each) => `  [${JSON.stringify(each.url)}, ${JSON.stringify(each.regions.join(' '))}],`).join('\n')}
];
`;
}
