import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageFolder } from '../src/folders.ts';
import { languages } from '../src/languages.ts';
import { loadTools, type Tool } from '../src/tools.ts';
import { programOf } from '../src/work.ts';

const tools = loadTools();
const read = (file: string) => readFileSync(new URL(file, packageFolder), 'utf8');
const manifest = JSON.parse(read('drivers/package.json')) as { dependencies: Record<string, string> };

type Pinned = Tool & { package: NonNullable<Tool['package']> };
const pinned = tools.filter((tool): tool is Pinned => tool.package !== undefined);
const folderOf = ({ id, pins }: Tool) => `drivers/${pins ?? id}`;

/** The line that pins the package of a tool, in the manifest of its toolchain. */
const pins: Record<Pinned['package']['registry'], (tool: Pinned) => string> = {
  npm: ({ package: { name } }) => `${name} ${manifest.dependencies[name]}`,
  pypi: (tool) => lineWith(read(`${folderOf(tool)}/requirements.txt`), `${tool.package.name}==`).replace('==', ' '),
  go: (tool) => lineWith(read(`${folderOf(tool)}/go.mod`), `${tool.package.name} v`),
  maven: (tool) => {
    const { name } = tool.package;
    const [artifact] = name.split(':').slice(-1);
    const version = new RegExp(`<artifactId>${artifact}</artifactId>\\s*<version>(.*)</version>`).exec(
      read(`${folderOf(tool)}/pom.xml`),
    );
    return `${name} ${version?.[1]}`;
  },
};

function lineWith(text: string, part: string): string {
  const line = text.split('\n').find((each) => each.replace('require ', '').trim().startsWith(part)) ?? '';
  return line.replace(/^require |\/\/.*$/g, '').trim();
}

test.each(pinned)('the version of $id is the one that is installed', (tool) => {
  const { registry, name, version } = tool.package;
  expect(pins[registry](tool)).toBe(`${name} ${version}`);
});

test.each(tools.filter(({ kind }) => kind !== 'document'))('$id has a driver', (tool) => {
  const program = tool.language === 'Java' ? 'Lifecycle' : programOf(tool);
  const file = `${folderOf(tool)}/${program}.${languages[tool.language].extension}`;
  expect(existsSync(new URL(file, packageFolder))).toBe(true);
});

test('no driver is unused, and no identifier repeats', () => {
  const ids = tools.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const entries = readdirSync(new URL('drivers/', packageFolder), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const others = ['lib', 'node_modules', 'dist'];
  expect(folders.filter((name) => ![...ids, ...others].includes(name))).toEqual([]);
});

test('every Python package is pinned to one version', () => {
  for (const { id } of tools.filter(({ id }) => existsSync(new URL(`drivers/${id}/requirements.txt`, packageFolder)))) {
    const lines = read(`drivers/${id}/requirements.txt`).trim().split('\n');
    expect(lines.filter((line) => !/^[\w.-]+==[\w.+]+$/.test(line))).toEqual([]);
  }
});

test.each([
  ['a range of versions', '{ registry: npm, name: a, version: ^1.0.0 }', 'sdk', 'version'],
  ['a generator without its command', '{ registry: npm, name: a, version: 1.0.0 }', 'generator', 'generate'],
])('%s is refused by name', (_fault, pinned, kind, field) => {
  const entry = `- { id: a, name: A, kind: ${kind}, language: Go, toolchains: [go], package: ${pinned} }`;
  expect(() => loadTools(entry)).toThrow(field);
});
