import type { CallRow } from '../src/call.ts';
import { type Bundle, listOperations, type ResolvedOperation, resolve, type Schema } from './bundle.ts';
import { header } from './header.ts';
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

/** Base URLs with `{region}` in them, each with the regions that it is for. */
function serversOf({ servers = [] }: Bundle): [url: string, regions: string[]][] {
  return servers.map(({ url, variables }) => [url, variables?.region?.enum ?? []]);
}

/** The documentation of an operation, for editors to show. */
function commentOf({ summary, description, deprecated, method, path }: ResolvedOperation): string {
  const lines = [`${summary}.`, '', description.trim(), '', `\`${method} ${path}\``];
  if (deprecated) lines.push('', '@deprecated');
  // A `*/` in the text would end the comment.
  return lines.map((line) => `   * ${line.replaceAll('*/', '*\\/')}`.trimEnd()).join('\n');
}

function bodyOf(bundle: Bundle, requestBody: ResolvedOperation['requestBody']): Schema | undefined {
  const media = Object.values(requestBody?.content ?? {})[0]?.schema;
  return media && resolve<Schema>(bundle, media);
}

/** Names of the fields of an input, each with a question mark where it may be left out. */
export function fieldsOf(bundle: Bundle, { parameters, requestBody }: ResolvedOperation): string[] {
  const named = parameters.filter(({ name, in: place }) => name !== 'project_id' && place !== 'header');
  const body = bodyOf(bundle, requestBody);
  return [
    ...named.map(({ name, required }) => (required ? name : `${name}?`)),
    ...Object.keys(body?.properties ?? {}).map((name) => (body?.required?.includes(name) ? name : `${name}?`)),
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
  const { anyOf, oneOf } = { ...bodyOf(bundle, operation.requestBody) };
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
  const typeNames = operations.map((each) => [each.operationId, nameOf(each)]);
  const servers = serversOf(bundle);
  const rowsOfServers = servers.map(
    ([url, regions]) => `  [${JSON.stringify(url)}, ${JSON.stringify(regions.join(' '))}],`,
  );
  const regions = servers.flatMap(([, names]) => names.map((name) => JSON.stringify(name)));
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
${typeNames.map(([id, name]) => `  ${id}: ${name}Input;`).join('\n')}
}

/** The result of each operation. */
export interface Results {
${typeNames.map(([id, name]) => `  ${id}: ${name}Result;`).join('\n')}
}

/** The facts that a caller needs, by operation. */
export const calls: Calls = {
${rows.join('\n')}
};

/** A region that a vendor has published. */
export type Region = ${regions.join(' | ') || 'never'};

/** Base URLs with \`{region}\` in them, each with the regions that it is for, with spaces between. */
export const servers: readonly (readonly [url: string, regions: string])[] = [
${rowsOfServers.join('\n')}
];
`;
}
