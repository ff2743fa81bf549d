import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { document, programIn } from '../src/example.ts';
import { rootFolder } from '../src/folders.ts';
import { loadTools } from '../src/tools.ts';

const tools = loadTools();
const read = (file: string) => readFileSync(new URL(file, rootFolder), 'utf8');

/** Sections of a document below headings of a level, by their titles. */
const sectionsOf = (text: string, mark: string) =>
  new Map(
    text
      .split(new RegExp(`^${mark} `, 'm'))
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section]),
  );

test('the page on generators has each generator of the list, its version and its command, and no other', () => {
  const sections = sectionsOf(read('docs/generate-a-client.md'), '###');
  const generators = tools.filter(({ kind }) => kind === 'generator');
  expect([...sections.keys()]).toEqual(generators.map(({ name }) => name));
  for (const { name, generate, package: pinned } of generators) {
    const section = sections.get(name) ?? '';
    // The verb runs the program of the package itself, which a reader has no path to.
    const command = pinned?.registry === 'npm' ? `npx ${generate}` : generate;
    expect(section).toContain(`\n\`\`\`sh\n${command}\n\`\`\`\n`);
    expect(section).toMatch(new RegExp(`(?:@|==)${pinned?.version.replaceAll('.', '\\.')}\``));
  }
});

test('each program of the page on other clients is run', () => {
  const text = readFileSync(document, 'utf8');
  const run = tools.flatMap(({ section }) => section ?? []);
  // Terraform and its provider are in no registry that is used here, which the page says.
  expect([...sectionsOf(text, '##').keys()].filter((title) => title !== 'Terraform')).toEqual(run);
  for (const section of run) expect(programIn(text, section)).toContain('http://127.0.0.1:4020');
});

test('a section without a program is reported', () => {
  expect(() => programIn('## Perl\n\nNone.\n', 'Perl')).toThrow('has no program below "Perl"');
});
