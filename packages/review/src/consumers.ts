import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from '@dli-connections/contract/bundle';
import { packageDirectory } from './tools.ts';

/** The assertions of a consumer file, one statement a line; see `statements`. */
export type Assertion = (typeof statements)[number][0];

/**
 * The statements of a consumer. Each compiles as long as the documented types hold. Assignments alone miss a removed
 * field: TypeScript accepts an object with extra fields.
 */
const statements = [
  ['input', (op) => assign(`working.Inputs[${op}]`, `released.Inputs[${op}]`)],
  ['input fields', (op) => gone(`released.Inputs[${op}]`, `working.Inputs[${op}]`)],
  ['result', (op) => assign(`released.Results[${op}]`, `working.Results[${op}]`)],
  ['result fields', (op) => gone(`released.Results[${op}]`, `working.Results[${op}]`)],
] as const satisfies [string, (operation: string) => string][];

/** Assigns a value of the second type to the first. */
function assign(wanted: string, given: string): string {
  return `check((given: ${given}): ${wanted} => given);`;
}

/** Asserts that the second type has all fields of the first; the error names the missing ones. */
function gone(one: string, other: string): string {
  return assign('never', `Exclude<Fields<${one}>['all'], Fields<${other}>['all']>`);
}

// The inputs and results of the client are these of the contract.
const preamble = `import type * as released from '../released/generated/calls.ts';
import type * as working from '../working/generated/calls.ts';
import type { Fields } from './helpers.ts';
declare function check(claim: unknown): void;
`;

/** Types that the statements use. */
const helpers = `/** Every field of a JSON type by its path: \`.hosts[].ip\`. Kept in a property, because messages name types and spell out properties. */
export interface Fields<T, Path extends string = ''> {
  all: T extends readonly (infer Item)[]
    ? Fields<Item, \`\${Path}[]\`>['all']
    : T extends object
      ? { [K in keyof T as string extends K ? never : K]-?: Field<T[K], \`\${Path}.\${K & string}\`>['all'] } extends infer All
        ? All[keyof All]
        : never
      : never;
}
interface Field<T, Path extends string> {
  all: Path | Fields<NonNullable<T>, Path>['all'];
}
`;

/** A consumer of one operation, as TypeScript source. */
function consumerOf(operationId: string): string {
  const name = JSON.stringify(operationId);
  return preamble + statements.map(([, write]) => `${write(name)}\n`).join('');
}

/** The assertion on a line of a consumer, counted from 1. */
export function assertionAt(line: number): Assertion | undefined {
  return statements[line - preamble.split('\n').length]?.[0];
}

/** Writes a step into a new directory: the code generated from each of two bundles, and consumers that go from one to the other. */
export async function writeProject(
  directory: string,
  bundles: { released: Bundle; working: Bundle },
  operationIds: readonly string[],
): Promise<void> {
  await writeTree(join(directory, 'released'), bundles.released);
  await writeTree(join(directory, 'working'), bundles.working);
  const files = operationIds.map((each): [string, string] => [`${each}.ts`, consumerOf(each)]);
  await writeAll(join(directory, 'consumers'), [...files, ['helpers.ts', helpers]]);
}

/**
 * Makes a directory of steps a project: with the strictness of this workspace, and with full messages, which are
 * parsed.
 */
export async function writeConfiguration(directory: string): Promise<void> {
  const contract = packageDirectory('@dli-connections/contract');
  const configuration = {
    extends: join(contract, '../../tsconfig.base.json'),
    // The DOM library and the parameter types are most of the compiler's input, and these types need neither.
    compilerOptions: {
      noErrorTruncation: true,
      lib: ['es2024'],
      paths: { '@dli-connections/document/*': ['./document.ts'] },
    },
    include: ['*/consumers'],
  };
  await writeAll(directory, [
    ['package.json', '{ "type": "module" }'],
    ['tsconfig.json', JSON.stringify(configuration, null, 2)],
    ['document.ts', 'export type ParameterShape = any;\nexport type Reading = any;\n'],
  ]);
}

/** The types of this tree's contract package over the code generated from a bundle. */
async function writeTree(directory: string, bundle: Bundle): Promise<void> {
  const { deriveCalls, deriveOperations, deriveTypes } = await import('@dli-connections/contract/codegen');
  const source = join(packageDirectory('@dli-connections/contract'), 'src');
  const copied = ['call.ts', 'operation.ts', 'types.ts'];
  await writeAll(
    directory,
    await Promise.all(copied.map(async (name) => [name, await readFile(join(source, name), 'utf8')])),
  );
  await writeAll(join(directory, 'generated'), [
    ['openapi.ts', await deriveTypes(bundle)],
    ['operations.ts', deriveOperations(bundle)],
    ['calls.ts', deriveCalls(bundle)],
  ]);
}

async function writeAll(directory: string, files: readonly (readonly string[])[]): Promise<void> {
  await mkdir(directory, { recursive: true });
  await Promise.all(files.map(([name = '', text = '']) => writeFile(join(directory, name), text)));
}
