import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageFolder } from '../src/folders.ts';
import { languages } from '../src/languages.ts';
import { loadTools, type Tool } from '../src/tools.ts';
import { programOf } from '../src/work.ts';

const tools = loadTools();
const read = (file: string) => readFileSync(new URL(file, packageFolder), 'utf8');
const manifest = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };

/** The line that pins the package of a tool, in the manifest of its toolchain. */
const pins: Record<Tool['package']['registry'], (tool: Tool) => string> = {
  npm: ({ package: { name } }) => `${name} ${manifest.devDependencies[name]}`,
  pypi: ({ id, package: { name } }) => lineWith(read(`drivers/${id}/requirements.txt`), `${name}==`).replace('==', ' '),
  go: ({ id, package: { name } }) => lineWith(read(`drivers/${id}/go.mod`), `${name} v`),
  maven: ({ id, package: { name } }) => {
    const [artifact] = name.split(':').slice(-1);
    const version = new RegExp(`<artifactId>${artifact}</artifactId>\\s*<version>(.*)</version>`).exec(
      read(`drivers/${id}/pom.xml`),
    );
    return `${name} ${version?.[1]}`;
  },
};

function lineWith(text: string, part: string): string {
  const line = text.split('\n').find((each) => each.replace('require ', '').trim().startsWith(part)) ?? '';
  return line.replace(/^require |\/\/.*$/g, '').trim();
}

test.each(tools)('$id has a driver, and its version is the one that is installed', (tool) => {
  const program = tool.language === 'Java' ? 'Lifecycle' : programOf(tool);
  expect(
    existsSync(new URL(`drivers/${tool.id}/${program}.${languages[tool.language].extension}`, packageFolder)),
  ).toBe(true);
  const { registry, name, version } = tool.package;
  expect(pins[registry](tool)).toBe(`${name} ${version}`);
});

test('no driver is left over, and no identifier is given twice', () => {
  const folders = readdirSync(new URL('drivers/', packageFolder)).filter((name) => name !== 'lib');
  expect(folders.sort()).toEqual(tools.map(({ id }) => id).sort());
});

test('every Python package is pinned to one version', () => {
  for (const { id } of tools.filter(({ id }) => existsSync(new URL(`drivers/${id}/requirements.txt`, packageFolder)))) {
    const lines = read(`drivers/${id}/requirements.txt`).trim().split('\n');
    expect(lines.filter((line) => !/^[\w.-]+==[\w.]+$/.test(line))).toEqual([]);
  }
});

test.each([
  ['a range of versions', '{ registry: npm, name: a, version: ^1.0.0 }', 'sdk', 'version'],
  ['a generator without its command', '{ registry: npm, name: a, version: 1.0.0 }', 'generator', 'generate'],
])('%s is refused by name', (_fault, pinned, kind, field) => {
  const entry = `- { id: a, name: A, kind: ${kind}, language: Go, toolchains: [go], package: ${pinned} }`;
  expect(() => loadTools(entry)).toThrow(field);
});
