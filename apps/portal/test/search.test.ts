import { readBundle } from '@dli-connections/contract/bundle';
import { html } from '@dli-connections/lab/html';
import MiniSearch, { type Options } from 'minisearch';
import { expect, it } from 'vitest';
import { chartsOf } from '../src/build/charts.ts';
import { searchIndex } from '../src/build/search.ts';
import { textOf } from '../src/build/sources.ts';

const page = {
  path: 'guide/',
  title: 'Guide',
  description: '',
  content: html`<h1>Guide</h1><p>Opening words</p><h2 id="a">First <a class="anchor" href="#a">#</a></h2>
<p>its <span>wa</span>rehouse &amp; lake</p><details><summary>rows</summary>hidden</details><h3 id="b">Second</h3><p>zebra</p>`,
};

/** The index as the browser loads it: runs the script, and builds the engine from the value that it sets. */
async function load() {
  const script = searchIndex([page], await readBundle());
  const value = /^globalThis\.portalSearch = (.*);\n$/.exec(script)?.[1] ?? '';
  const { options, index }: { options: Options; index: string } = JSON.parse(value);
  return MiniSearch.loadJSON(index, options);
}

it.each([
  ['opening', 'guide/', 'Guide'],
  ['warehouse', 'guide/#a', 'First'],
  ['zebra', 'guide/#b', 'Second'],
  [
    'batchCreateResourceTags',
    'reference/#/tags/batchcreateresourcetags',
    'Add tags to a connection, batchCreateResourceTags',
  ],
  [
    'routetable_id',
    'reference/#/connections/createenhancedconnection',
    'Create a connection, createEnhancedConnection',
  ],
])('"%s" leads to %s', async (words, url, title) => {
  const [first] = (await load()).search(words);
  expect(first).toMatchObject({ url, title });
});

it('a text is found as it is displayed, without folded parts', async () => {
  const engine = await load();
  expect(engine.search('warehouse')[0]?.text).toBe('its warehouse & lake');
  expect(engine.search('hidden')).toEqual([]);
});

it('charts have their figures as text, and one without a figure is left out', async () => {
  const figure = { median: 2, least: 1, most: 3 };
  const loaded = {
    id: 'loaded',
    contenders: [
      { name: 'client', figure },
      { name: 'vendor', figure },
    ],
  };
  const start = { id: 'start', contenders: [{ name: 'reference', figure }, { name: 'node -e 0' }] };
  const { text } = chartsOf({ contests: [loaded, start] });
  expect(text.match(/<figure>/g)).toHaveLength(1);
  expect(text).toContain(
    'JavaScript to load before the first call. Client: 2 KiB; Core of the vendor&#39;s SDK: 2 KiB.'.replace(
      '&#39;',
      "'",
    ),
  );
});

it('the committed results have what each chart shows', async () => {
  const results = JSON.parse(await textOf('packages/bench/results/results.json'));
  expect(chartsOf(results).text.match(/<figure>/g)).toHaveLength(6);
});
