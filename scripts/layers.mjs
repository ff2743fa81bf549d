/**
 * Draws the packages and their imports into docs/architecture.md. With `--check` it changes nothing, and fails if the
 * page is out of date. It always fails if a package imports one that is not below it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sourcesIn } from './sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = `${root}docs/architecture.md`;

/** The layers of the packages, the lowest first. A package imports those below it, never one beside or above it. */
const layers = [
  { title: 'Shared tools', packages: ['command', 'document', 'lab', 'signature'] },
  { title: 'The contract', packages: ['spec', 'contract'] },
  { title: 'The sides of the wire', packages: ['client', 'handler', 'middleware', 'serve'] },
  { title: 'Programs', packages: ['mock', 'reference', 'conformance'] },
  { title: 'Reports and measurements', packages: ['review', 'packed', 'bench', 'stress', 'interop', 'corpus'] },
  { title: 'The site', packages: ['portal'] },
  { title: 'The first command', packages: ['quickstart', 'start'] },
];

/** The contract is generated from the bundle by its build: it imports nothing of the spec, but comes after it. */
const derived = [['contract', 'spec']];

const folderOf = (name) =>
  ['', 'packages/', 'apps/'].map((at) => at + name).find((at) => existsSync(`${root}${at}/package.json`));
const layerOf = (name) => layers.findIndex(({ packages }) => packages.includes(name));

/** The imports between packages in sources that are not tests, each once. */
function importsOf() {
  const found = new Set();
  for (const file of sourcesIn(root, '{spec,packages,apps}/**/*.{ts,mts,mjs}')) {
    const [, from] = /^(?:packages\/|apps\/)?([a-z]+)\/.*$/.exec(file) ?? [];
    if (!from || layerOf(from) < 0 || /\.test(-d)?\.ts$|\/(test|targets|grade|docs)\//.test(file)) continue;
    const text = readFileSync(root + file, 'utf8');
    for (const [, to] of text.matchAll(/(?:from|import\()\s*'@dli-connections\/([a-z]+)/g))
      if (to !== from) found.add(`${from} ${to}`);
  }
  return [...found].sort().map((each) => each.split(' '));
}

/** The arrows that a longer path does not imply: importing the handler implies the contract. */
function essential(imports) {
  const targets = Map.groupBy(imports, ([from]) => from);
  const reaches = (from, to) => (targets.get(from) ?? []).some(([, next]) => next === to || reaches(next, to));
  return imports.filter(
    ([from, to]) => !(targets.get(from) ?? []).some(([, next]) => next !== to && reaches(next, to)),
  );
}

function draw(imports) {
  const groups = layers.flatMap(({ title, packages }, at) => [
    `  subgraph layer${at} [${title}]`,
    `    ${packages.join('\n    ')}`,
    '  end',
  ]);
  return [
    '```mermaid',
    'flowchart BT',
    ...groups,
    ...essential(imports).map(([from, to]) => `  ${from} --> ${to}`),
    '```',
  ].join('\n');
}

function list(imports) {
  const rows = layers
    .flatMap(({ packages }) => packages)
    .map((name) => {
      const { description } = JSON.parse(readFileSync(`${root}${folderOf(name)}/package.json`, 'utf8'));
      const uses = imports.filter(([from]) => from === name).map(([, to]) => to);
      return `| [${folderOf(name)}](../${folderOf(name)}/) | ${description} | ${uses.join(', ')} |`;
    });
  return ['| folder | purpose | imports |', '| --- | --- | --- |', ...rows].join('\n');
}

const imports = [...importsOf(), ...derived].sort();
const upward = imports.filter(
  ([from, to]) => layerOf(to) >= layerOf(from) && !derived.some((each) => each.join() === [from, to].join()),
);
for (const [from, to] of upward) console.error(`layers: ${from} imports ${to}, which is not below it`);

const [before, rest] = readFileSync(page, 'utf8').split('<!-- drawn from the imports -->');
const after = rest.split('<!-- end -->')[1];
const text = `${before}<!-- drawn from the imports -->\n\n${draw(imports)}\n\n${list(imports)}\n\n<!-- end -->${after}`;
const isOld = text !== readFileSync(page, 'utf8');
if (process.argv.includes('--check')) {
  if (isOld) console.error('layers: docs/architecture.md is out of date; run node scripts/layers.mjs');
} else {
  writeFileSync(page, text);
}
if (upward.length > 0 || (isOld && process.argv.includes('--check'))) process.exitCode = 1;
