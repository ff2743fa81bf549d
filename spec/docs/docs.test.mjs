import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildDocs } from './build.mjs';
import { decorate } from './decorate.mjs';
import { readEvidence, slug } from './evidence.mjs';
import { samplesOf } from './samples.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const bundleFile = here('../dist/openapi.json');
const bundle = JSON.parse(readFileSync(bundleFile, 'utf8'));
const evidence = readEvidence(here('../EVIDENCE.md'));
const operations = Object.values(bundle.paths)
  .flatMap(Object.values)
  .filter((item) => item.operationId);
const create = operations.find((it) => it.operationId === 'createEnhancedConnection');

const folder = mkdtempSync(join(tmpdir(), 'dli-docs-test-'));
const page = join(folder, 'docs.html');
let html;
beforeAll(() => {
  buildDocs(bundleFile, page);
  html = readFileSync(page, 'utf8');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every citation in a document. */
function* cited(node) {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, child] of Object.entries(node)) {
    if (key === 'x-evidence') yield* typeof child === 'string' ? [child] : Object.values(child);
    else yield* cited(child);
  }
}

describe('marks', () => {
  const entry = (name, title, summary) => [name, { name, title, summary }];
  const entries = new Map([
    entry('page', 'Documented', 'A page: what it says'),
    entry('code', 'Seen in client code', 'A client needs it'),
    entry('guess', 'Inferred', 'It must be so'),
    entry('limit', 'Inferred', 'It must "end"'),
  ]);

  /** The description of a property of a schema, in a document of its own. */
  const describeProperty = (property) => {
    const target = { description: 'Other.', 'x-evidence': { '.': 'D page', pattern: 'I guess' } };
    const schemas = { target, holder: { type: 'object', properties: { property } } };
    const doc = { info: { description: '' }, tags: [], paths: {}, components: { schemas } };
    return decorate(doc, { entries }).components.schemas.holder.properties.property.description;
  };

  it.each([
    ['a documented fact', 'D page', 'It.'],
    ['an inferred fact', 'I guess', 'It.\n\nInferred: It must be so (guess)'],
    ['a fact of client code', 'C code', 'It.\n\nSeen in client code: A client needs it (code)'],
    [
      'constraints with one reason',
      { '.': 'D page', minLength: 'I limit', maxLength: 'I limit' },
      'It.\n\nInferred: minimum length, maximum length (limit)',
    ],
    [
      'a constraint with the reason of the whole',
      { '.': 'I guess', type: 'I guess' },
      'It.\n\nInferred: It must be so (guess)',
    ],
    [
      'constraints of two grades',
      { '.': 'D page', type: 'C code', maxItems: 'I limit' },
      'It.\n\nSeen in client code: type (code)\n\nInferred: maximum number of items (limit)',
    ],
  ])('%s', (_, evidence, expected) => {
    const described = describeProperty({ description: 'It.', 'x-evidence': evidence });
    expect(described.replaceAll(/<[^>]*>/g, '')).toBe(expected);
  });

  it.each([
    ['a reference', { $ref: '#/components/schemas/target' }, 'Other.\n\nInferred: pattern (guess)'],
    [
      'a reference that is described anew',
      { $ref: '#/components/schemas/target', description: 'It.' },
      'It.\n\nInferred: pattern (guess)',
    ],
    [
      'the items of a list',
      { items: { $ref: '#/components/schemas/target' } },
      '\n\nInferred: pattern of an item (guess)',
    ],
    ['a part', { allOf: [{ $ref: '#/components/schemas/target' }] }, '\n\nInferred: pattern (guess)'],
  ])('%s brings its evidence along', (_, property, expected) => {
    expect(describeProperty(property).replaceAll(/<[^>]*>/g, '')).toBe(expected);
  });

  it('link to the entry, with its first sentence as a tip', () => {
    const described = describeProperty({ 'x-evidence': { '.': 'D page', minLength: 'I limit' } });
    expect(described).toContain('<a href="../EVIDENCE.md#limit" title="It must &quot;end&quot;">limit</a>');
  });

  it('citing an entry that does not exist stop the build', () => {
    expect(() => describeProperty({ 'x-evidence': 'I nowhere' })).toThrow('no entry "nowhere"');
  });

  it('stand on a copy and leave the bundle as it is', () => {
    const before = structuredClone(bundle);
    decorate(bundle, evidence);
    expect(bundle).toEqual(before);
  });

  it('name every entry by which the bundle holds something that is not documented', () => {
    const names = [...cited(bundle)].filter((citation) => !citation.startsWith('D ')).map((it) => it.split(' ')[1]);
    const { info, paths, components } = decorate(bundle, evidence);
    const text = JSON.stringify({ info, paths, components });
    expect(names.length).toBeGreaterThan(0);
    expect([...new Set(names)].filter((name) => !text.includes(`>${name}</a>`))).toEqual([]);
  });

  it('name the source of every operation', () => {
    const { paths } = decorate(bundle, evidence);
    const sourced = Object.values(paths)
      .flatMap(Object.values)
      .filter(({ operationId, description }) => operationId && description.includes('<small class="evidence">'));
    expect(sourced.map((it) => it.operationId)).toEqual(operations.map((it) => it.operationId));
  });
});

// The page is too long for a message that prints it, so these only tell whether it holds something.
describe('the file', () => {
  it('refers to nothing that a browser would load', () => {
    const scripts = /(<script\b[^>]*>)[\s\S]*?<\/script>/g;
    const loads = /<(?!a\b)\w+\b[^>]*\s(?:src|href|srcset|data|poster)\s*=\s*["']?(?:https?:)?\/\/[^>]*/;
    expect(html.replaceAll(scripts, '$1').match(loads)?.[0]).toBeUndefined();
    expect(html.match(/url\(\s*["']?(?:https?:)?\/\/.{80}|@import\s.{80}|cdn\.redoc\.ly.{80}/)?.[0]).toBeUndefined();
  });

  it('forbids the browser to load anything, before anything else, and reports no reader', () => {
    const policy = html.match(/<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1];
    expect(policy).toMatch(/^default-src 'none';.*connect-src 'none'/);
    expect(html.includes('"disableTelemetry":true')).toBe(true);
  });

  it('has a title and a description', () => {
    expect(html.match(/<title>(.*?)<\/title>/)?.[1]).toBe(`${bundle.info.title} ${bundle.info.version}`);
    expect(html.match(/<meta name="description" content="([^"]*)">/)?.[1]).toBe(bundle.info.summary);
  });

  it('holds every operation with its samples', () => {
    expect(operations.map((it) => it.operationId).filter((id) => !html.includes(`"operationId":"${id}"`))).toEqual([]);
    const sources = [...samplesOf(bundle).values()].flat().map(({ source }) => source);
    expect(sources.length).toBeGreaterThanOrEqual(operations.length);
    expect(sources.filter((source) => !html.includes(JSON.stringify(source).slice(1, -1)))).toEqual([]);
  });

  it('leads from its marks to headings of EVIDENCE.md alone', () => {
    const places = [...html.matchAll(/EVIDENCE\.md#([\w-]+)/g)].map(([, id]) => id);
    const headings = [...evidence.sections.map(({ title }) => title), ...evidence.entries.keys()].map(slug);
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((id) => !headings.includes(id))).toEqual([]);
  });
});

const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
const skipped = !existsSync(executablePath) && process.env.DLI_REQUIRE_CHROMIUM !== '1';
if (skipped) {
  console.warn(
    `No chromium at ${executablePath}: SKIPPED that the docs page loads, offline and without an error, in a browser.`,
  );
}

describe.skipIf(skipped)('in a browser', { concurrent: true, timeout: 120_000 }, () => {
  const flags = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking'];
  const args = [...flags, 'disable-component-update', 'disable-sync'].map((flag) => `--${flag}`);
  let browser;
  beforeAll(async () => {
    browser = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath, args, headless: true });
    browser.setDefaultTimeout(90_000);
  }, 120_000);
  afterAll(() => browser?.close());

  const operation = `#/connections/${create.operationId.toLowerCase()}`;
  const itsText = create.description.split('.', 1)[0];

  /** Opens the page at an anchor, looks, and returns the complaints of the browser and its requests beside the page. */
  async function visit(fragment, look, { width = 1280, colorScheme = 'light' } = {}) {
    const tab = await browser.newPage();
    const complaints = [];
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    tab.on('pageerror', (error) => complaints.push(error.message));
    const url = pathToFileURL(page).href;
    // Blobs are the search workers, which the page makes itself.
    tab.on('request', (it) => !/^(data|blob):/.test(it.url()) && it.url() !== url && complaints.push(it.url()));
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia({ colorScheme });
    await tab.goto(url + fragment);
    await look(tab);
    await tab.close();
    expect(complaints).toEqual([]);
  }

  it('shows the title and how to read the marks', () =>
    visit('', async (tab) => {
      await tab.getByRole('heading', { level: 1, name: bundle.info.title }).waitFor();
      await tab.getByText('A small line below a description').waitFor();
    }));

  it('shows an operation, with marks that link to their entries and a sample in each language', () =>
    visit(operation, async (tab) => {
      await tab.getByText(itsText).waitFor();
      const mark = tab.locator('.evidence a:visible', { hasText: 'closed-requests' }).first();
      expect(await mark.getAttribute('href')).toBe('../EVIDENCE.md#closed-requests');
      await tab.getByText('curl').first().waitFor();
    }));

  it('finds text', () =>
    visit('', async (tab) => {
      // Redoc says "Loading..." here until the browser is idle, which may be never on a busy machine.
      // Opened before that, the search builds its index at once; a click before hydration does nothing.
      const text = tab.getByPlaceholder('Search docs');
      const open = async () => {
        await tab.getByTestId('search-trigger').dispatchEvent('click');
        expect(await text.isVisible()).toBe(true);
      };
      await vi.waitFor(open, { timeout: 90_000 });
      await text.fill('isPrivis');
      await tab.getByText('List connections').last().waitFor();
    }));

  it('fits a phone', () =>
    visit(
      operation,
      async (tab) => {
        await tab.getByText(itsText).waitFor();
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      },
      { width: 390 },
    ));

  it('follows a dark system', () =>
    visit(
      '',
      async (tab) => {
        await tab.getByRole('heading', { level: 1, name: bundle.info.title }).waitFor();
        const color = await tab.evaluate('getComputedStyle(document.body).backgroundColor');
        expect(Math.max(...color.match(/\d+/g).slice(0, 3).map(Number))).toBeLessThan(80);
      },
      { colorScheme: 'dark' },
    ));
});
