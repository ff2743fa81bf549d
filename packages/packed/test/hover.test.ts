/** Hover texts of an editor at a call, from TypeScript's language service over the packed client. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calls } from '@dli-connections/contract/calls';
import ts from 'typescript-5.9';
import { expect, test } from 'vitest';
import { installed } from './installed.ts';

const { directory } = await installed();
const file = join(directory, 'hover.ts');
const head = "import type { DliClient } from '@dli-connections/client';\ndeclare const client: DliClient;\n";
const names = [...Object.keys(calls), 'listAllEnhancedConnections', 'waitUntilActive'];
const status = "client.listEnhancedConnections({ status: '' });\n";
const misspelt = "client.createEnhancedConnection({ name: 'n', dest_vpc_id: 'v', dest_network_id: 'n', quues: [] });\n";
const text = head + names.map((name) => `client.${name};\n`).join('') + status + misspelt;
await writeFile(file, text);

const options: ts.CompilerOptions = {
  strict: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  types: [],
};
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (name) => {
    const source = ts.sys.readFile(name);
    return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
  },
  getCurrentDirectory: () => directory,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
});

const shownAt = (name: string) => {
  const { documentation = [], tags = [] } =
    service.getQuickInfoAtPosition(file, text.indexOf(`client.${name};`) + 8) ?? {};
  return { words: ts.displayPartsToString(documentation), tags: tags.map((tag) => tag.name) };
};

test('every method shows its description in the spec', () => {
  const generated = readFileSync(new URL('../../contract/src/generated/calls.ts', import.meta.url), 'utf8');
  for (const name of Object.keys(calls)) {
    const { words } = shownAt(name);
    for (const line of words.split('\n').filter(Boolean)) expect(generated).toContain(line);
    expect(words).toMatch(/^.+\.\n\n.+\n\n`(GET|PUT|POST|DELETE) \/v/);
  }
  expect(shownAt('createEnhancedConnection').words).toContain(
    'Creates a connection between DLI and one subnet of your VPC',
  );
  expect(shownAt('createEnhancedConnectionRoutes').tags).toContain('deprecated');
});

test('the rest of the client does so too', () => {
  for (const name of ['listAllEnhancedConnections', 'waitUntilActive']) expect(shownAt(name).words).not.toBe('');
});

test('inputs and results are shown by their names, in hovers and in errors', () => {
  const at = text.indexOf('createEnhancedConnection({') + 'createEnhancedConnection('.length;
  const [help] = service.getSignatureHelpItems(file, at, {})?.items ?? [];
  const shown = help?.parameters.map(({ displayParts }) => ts.displayPartsToString(displayParts)).join();
  expect(shown).toContain('input: CreateEnhancedConnectionInput');
  expect(ts.displayPartsToString(help?.suffixDisplayParts)).toBe('): Promise<CreateEnhancedConnectionResult>');
  expect(shown).not.toMatch(/Flat|Omit/);
  const [error] = service.getSemanticDiagnostics(file);
  expect(ts.flattenDiagnosticMessageText(error?.messageText, '\n')).toContain(
    "in type 'CreateEnhancedConnectionInput'",
  );
});

test('a status is completed', () => {
  const at = text.indexOf("status: ''") + "status: '".length;
  const names = service.getCompletionsAtPosition(file, at, {})?.entries.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['ACTIVE', 'DELETED']));
});
