import { type Html, html } from '@dli-connections/lab/html';

interface Figure {
  median: number;
  least: number;
  most: number;
}

/** The part of `results.json` of the bench that charts are made of. */
export interface Results {
  contests: readonly {
    id: string;
    contenders: readonly { name: string; figure?: Figure }[];
  }[];
}

/** A chart: the contenders of a contest that a user would compare, ours first. */
interface Chart {
  contest: string;
  title: string;
  unit: string;
  better: 'more' | 'less';
  bars: readonly (readonly [contender: string, label: string, ours?: 'ours'])[];
}

const charts: readonly Chart[] = [
  {
    contest: 'create',
    title: 'Creates answered in a second, each on the disk',
    unit: '/s',
    better: 'more',
    bars: [
      ['durable', 'Reference server', 'ours'],
      ['prism', 'Prism, keeps nothing'],
      ['fastify', 'Fastify, a commit each'],
    ],
  },
  {
    contest: 'growth',
    title: 'Time to show a connection, by how many there are',
    unit: 'ms',
    better: 'less',
    bars: [
      ['show 1,000', '1,000', 'ours'],
      ['show 100,000', '100,000', 'ours'],
      ['show 1,000,000', '1,000,000', 'ours'],
    ],
  },
  {
    contest: 'start',
    title: 'Start until the first request is answered',
    unit: 'ms',
    better: 'less',
    bars: [
      ['reference', 'Reference server', 'ours'],
      ['node -e 0', 'Node that does nothing'],
    ],
  },
  {
    contest: 'loaded',
    title: 'JavaScript to load before the first call',
    unit: 'KiB',
    better: 'less',
    bars: [
      ['client', 'Client', 'ours'],
      ['vendor', "Core of the vendor's SDK"],
    ],
  },
  {
    contest: 'client',
    title: 'A signed call, over loopback',
    unit: 'µs',
    better: 'less',
    bars: [
      ['signing client', 'Client', 'ours'],
      ['vendor', "Core of the vendor's SDK"],
    ],
  },
  {
    contest: 'first-failure',
    title: 'Time until the kit reports the first fault',
    unit: 'ms',
    better: 'less',
    bars: [
      ['first', 'First fault', 'ours'],
      ['whole', 'The whole run'],
    ],
  },
];

/** Draws the results that users feel. A chart with a contender that was not measured is left out. */
export function chartsOf({ contests }: Results): Html {
  const shown = charts.flatMap((chart) => {
    const measured = contests.find(({ id }) => id === chart.contest)?.contenders ?? [];
    const bars = chart.bars.flatMap(([name, label, ours]) => {
      const figure = measured.find((contender) => contender.name === name)?.figure;
      return figure ? [{ label, ours: ours !== undefined, value: figure.median }] : [];
    });
    return bars.length === chart.bars.length ? [drawn(chart, bars)] : [];
  });
  return html`<div class="charts">${shown}</div>`;
}

interface Bar {
  label: string;
  ours: boolean;
  value: number;
}

const [width, step, thick] = [400, 44, 14];

function drawn({ title, unit, better }: Chart, bars: readonly Bar[]): Html {
  const most = Math.max(...bars.map(({ value }) => value));
  const text = ({ value }: Bar) => `${value.toLocaleString('en', { maximumSignificantDigits: 3 })} ${unit}`;
  const rows = bars.map((bar, at) => {
    const top = at * step;
    const length = Math.max((bar.value / most) * width, 2).toFixed(1);
    return html`<text x="0" y="${top + 14}">${bar.label}</text><text x="${width}" y="${top + 14}" text-anchor="end">${text(bar)}</text>
<rect class="${bar.ours ? 'ours' : 'theirs'}" y="${top + 20}" width="${length}" height="${thick}" rx="2" />`;
  });
  const words = bars.map((bar) => `${bar.label}: ${text(bar)}`).join('; ');
  return html`<figure><figcaption>${title} <span>${better} is better</span></figcaption>
<svg role="img" aria-label="${title}. ${words}." viewBox="0 0 ${width} ${bars.length * step - 6}">${rows}</svg></figure>
`;
}
