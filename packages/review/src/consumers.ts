import { cp, mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Bundle } from '@dli-connections/contract/codegen';
import { remembered } from './cache.ts';
import { packageDirectory } from './tools.ts';

/** The assertions of a consumer file, one statement a line; see `statements`. */
export type Assertion = (typeof statements)[number][0];

/**
 * The statements of a consumer. Each compiles as long as the documented types hold. Assignments alone do not see a field
 * that is gone: TypeScript takes an object with more fields than its type.
 */
const statements = [
  ['input', (op) => assign(`working.OperationInput<${op}>`, `released.OperationInput<${op}>`)],
  ['input fields', (op) => gone(`released.OperationInput<${op}>`, `working.OperationInput<${op}>`)],
  ['result', (op) => assign(`released.OperationResult<${op}>`, `working.OperationResult<${op}>`)],
  ['result fields', (op) => gone(`released.OperationResult<${op}>`, `working.OperationResult<${op}>`)],
  ['handler input', (op) => assign(`releasedContract.Input<${op}>`, `workingContract.Input<${op}>`)],
  ['handler answer', (op) => assign(`Partial<Bodies<${after(op)}>>`, `Bodies<${before(op)}>`)],
  ['handler status', (op) => assign(`${after(op)}['status']`, `${before(op)}['status']`)],
  ['new input fields', (op) => gone(`working.OperationInput<${op}>`, `released.OperationInput<${op}>`)],
  ['new result fields', (op) => gone(`working.OperationResult<${op}>`, `released.OperationResult<${op}>`)],
] as const satisfies [string, (operation: string) => string][];

const before = (op: string) => `releasedContract.Answer<${op}>`;
const after = (op: string) => `workingContract.Answer<${op}>`;

/** A value of the second type where the first is wanted. */
function assign(wanted: string, given: string): string {
  return `check((given: ${given}): ${wanted} => given);`;
}

/** That the second type has all fields of the first; the message names the ones that it lacks. */
function gone(one: string, other: string): string {
  return assign('never', `Exclude<Fields<${one}>['all'], Fields<${other}>['all']>`);
}

const preamble = `import type * as released from '../released/node_modules/@dli-connections/client/src/input.ts';
import type * as releasedContract from '../released/node_modules/@dli-connections/contract/src/index.ts';
import type * as working from '../working/node_modules/@dli-connections/client/src/input.ts';
import type * as workingContract from '../working/node_modules/@dli-connections/contract/src/index.ts';
import type { Bodies, Fields } from './helpers.ts';
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

/** The bodies of answers by status. */
export type Bodies<Answer extends { status: number; body: unknown }> = {
  [Status in Answer['status']]: Extract<Answer, { status: Status }>['body'];
};
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

/** A file that imports each type that the released contract exports, one a line. */
function importsOf(names: readonly string[]): string {
  const from = '../working/node_modules/@dli-connections/contract/src/index.ts';
  return names.map((name) => `export type { ${name} } from '${from}';\n`).join('');
}

/** Names of the types that generated source exports. */
export function exportsIn(source: string): string[] {
  return [...source.matchAll(/^export (?:type|interface) (\w+)/gm)].map((found) => found[1] ?? '');
}

/**
 * Writes a step into a new directory: this tree's client over each of the two contracts, and consumers that go from
 * one to the other. Returns the types that the released contract exports, in the order of their lines in `exports.ts`.
 */
export async function writeProject(
  directory: string,
  bundles: { released: Bundle; working: Bundle },
  operationIds: readonly string[],
): Promise<string[]> {
  const [types] = await Promise.all([
    writeTree(join(directory, 'released'), bundles.released),
    writeTree(join(directory, 'working'), bundles.working),
  ]);
  const exported = exportsIn(types);
  const consumers = join(directory, 'consumers');
  await mkdir(consumers, { recursive: true });
  const files = operationIds.map((each): [string, string] => [`${each}.ts`, consumerOf(each)]);
  for (const [name, text] of [...files, ['helpers.ts', helpers], ['exports.ts', importsOf(exported)]] as const) {
    await writeFile(join(consumers, name), text);
  }
  return exported;
}

/** Makes a directory of steps a project: with the strictness of this workspace, and messages in full, to be read from. */
export async function writeConfiguration(directory: string): Promise<void> {
  const base = join(packageDirectory('@dli-connections/contract'), '../../tsconfig.base.json');
  const configuration = { extends: base, compilerOptions: { noErrorTruncation: true }, include: ['*/consumers'] };
  await writeFile(join(directory, 'package.json'), '{ "type": "module" }');
  await writeFile(join(directory, 'tsconfig.json'), JSON.stringify(configuration, null, 2));
}

/** This tree's contract and document packages, the code generated from a bundle, and this tree's client. */
async function writeTree(directory: string, bundle: Bundle): Promise<string> {
  const scope = join(directory, 'node_modules/@dli-connections');
  await copySources(packageDirectory('@dli-connections/contract'), join(scope, 'contract'));
  await copySources(packageDirectory('@dli-connections/client'), join(scope, 'client'));
  await linkOthers(scope);
  const generated = join(scope, 'contract/src/generated');
  await mkdir(generated);
  const { types, operations, calls } = await derived(bundle);
  await writeFile(join(generated, 'openapi.ts'), types);
  await writeFile(join(generated, 'operations.ts'), operations);
  await writeFile(join(generated, 'calls.ts'), calls);
  return types;
}

/** All that the findings of the compiler follow from, besides the bundles. */
export async function sourcesOfCheck(): Promise<string[]> {
  const compiler = createRequire(import.meta.url).resolve('typescript/package.json');
  const packages = join(import.meta.dirname, '../..');
  const folders = ['review/src', 'contract/src', 'contract/codegen', 'client/src', 'document/src'];
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = (await readdir(join(packages, folder), { recursive: true })).filter((name) => name.endsWith('.ts'));
      return names.sort().map((name) => join(packages, folder, name));
    }),
  );
  return Promise.all([compiler, ...lists.flat()].map((file) => readFile(file, 'utf8')));
}

/** The generated sources of a bundle, cached, because the generator loads a compiler of its own. */
async function derived(bundle: Bundle): Promise<{ types: string; operations: string; calls: string }> {
  const generator = join(packageDirectory('@dli-connections/contract'), 'codegen');
  const sources = await Promise.all(
    (await readdir(generator))
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => readFile(join(generator, name), 'utf8')),
  );
  const text = await remembered(['derived', JSON.stringify(bundle), ...sources], async () => {
    const { deriveCalls, deriveOperations, deriveTypes } = await import('@dli-connections/contract/codegen');
    const made = { types: await deriveTypes(bundle), operations: deriveOperations(bundle), calls: deriveCalls(bundle) };
    return JSON.stringify(made);
  });
  return JSON.parse(text);
}

/** The packages of this workspace that the contract uses, which are the same whatever the bundle. */
async function linkOthers(scope: string): Promise<void> {
  const used = join(packageDirectory('@dli-connections/contract'), 'node_modules/@dli-connections');
  for (const name of await readdir(used).catch(() => [])) {
    if (name === 'contract' || name === 'client') continue;
    await symlink(await realpath(join(used, name)), join(scope, name));
  }
}

/** The sources of a package without tests and generated code. */
async function copySources(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const manifest = JSON.parse(await readFile(join(from, 'package.json'), 'utf8')) as object;
  // TypeScript takes two packages of one name and version for the same one, and would compare the contract with itself.
  await writeFile(
    join(to, 'package.json'),
    JSON.stringify({ ...manifest, version: `0.0.0-${to.replaceAll(/\W+/g, '-')}` }),
  );
  await cp(join(from, 'src'), join(to, 'src'), {
    recursive: true,
    filter: (path) => basename(path) !== 'generated' && !/\.test(-d)?\.ts$/.test(path),
  });
}
