import { type Html, html } from '@dli-connections/lab/html';

/** The part of `results.json` of the bench that charts are made of. */
export interface Results {
  contests: readonly { id: string; contenders: readonly { name: string; figure?: { median: number } }[] }[];
}

/** A chart of a contest: the contenders that a user would compare, and their labels. */
interface Chart {
  title: string;
  unit: string;
  better: 'more' | 'less';
  ours: Record<string, string>;
  theirs?: Record<string, string>;
}

/** The charts, by the contests that measured them. */
const charts: Record<string, Chart> = {
  create: {
    title: 'Creates answered in a second, each on the disk',
    unit: '/s',
    better: 'more',
    ours: { durable: 'Reference server' },
    theirs: { prism: 'Prism, stores nothing', fastify: 'Fastify, a commit each' },
  },
  growth: {
    title: 'Time to show a connection, by how many there are',
    unit: 'ms',
    better: 'less',
    ours: { 'show 1,000': '1,000', 'show 100,000': '100,000', 'show 1,000,000': '1,000,000' },
  },
  start: {
    title: 'Start until the first request is answered',
    unit: 'ms',
    better: 'less',
    ours: { reference: 'Reference server' },
    theirs: { 'node -e 0': 'Node that does nothing' },
  },
  loaded: {
    title: 'JavaScript to load before the first call',
    unit: 'KiB',
    better: 'less',
    ours: { client: 'Client' },
    theirs: { vendor: "Core of the vendor's SDK" },
  },
  client: {
    title: 'A signed call, over loopback',
    unit: 'µs',
    better: 'less',
    ours: { 'signing client': 'Client' },
    theirs: { vendor: "Core of the vendor's SDK" },
  },
  'first-failure': {
    title: 'Time until the kit reports the first fault',
    unit: 'ms',
    better: 'less',
    ours: { first: 'First fault' },
    theirs: { whole: 'The whole run' },
  },
};

/** Draws the results that users notice. A chart with a contender that was not measured is left out. */
export function chartsOf({ contests }: Results): Html {
  const shown = Object.entries(charts).flatMap(([contest, chart]) => {
    const measured = contests.find(({ id }) => id === contest)?.contenders ?? [];
    const medianOf = (name: string) => measured.find((contender) => contender.name === name)?.figure?.median;
    const bars = (['ours', 'theirs'] as const).flatMap((side) =>
      Object.entries(chart[side] ?? {}).map(([name, label]) => ({ side, label, value: medianOf(name) ?? Number.NaN })),
    );
    return bars.some(({ value }) => Number.isNaN(value)) ? [] : [drawn(chart, bars)];
  });
  return html`<div class="charts">${shown}</div>`;
}

const [width, step, thick] = [400, 44, 14];

function drawn({ title, unit, better }: Chart, bars: readonly { side: string; label: string; value: number }[]): Html {
  const most = Math.max(...bars.map(({ value }) => value));
  const figures = bars.map(({ value }) => `${value.toLocaleString('en', { maximumSignificantDigits: 3 })} ${unit}`);
  const rows = bars.map(({ side, label, value }, at) => {
    const top = at * step;
    const length = Math.max((value / most) * width, 2).toFixed(1);
    return html`<text x="0" y="${top + 14}">${label}</text><text x="${width}" y="${top + 14}" text-anchor="end">${figures[at] ?? ''}</text>
<rect class="${side}" y="${top + 20}" width="${length}" height="${thick}" rx="2" />`;
  });
  const words = bars.map(({ label }, at) => `${label}: ${figures[at]}`).join('; ');
  return html`<figure><figcaption>${title} <span>${better} is better</span></figcaption>
<svg role="img" aria-label="${title}. ${words}." viewBox="0 0 ${width} ${bars.length * step - 6}">${rows}</svg></figure>
`;
}
