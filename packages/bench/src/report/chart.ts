import { escapeMarkup as plain } from '@dli-connections/lab/html';
import type { ContestResult } from '../result.ts';
import { format } from '../run.ts';

const [left, width, step, height] = [130, 380, 30, 18];

/** The figures of a contest as bars, each with its spread: an SVG that takes the colour of the text around it. */
export function chartOf({ title, unit, contenders }: ContestResult): string {
  const measured = contenders.flatMap(({ name, figure }) => (figure ? [{ name, figure }] : []));
  const most = Math.max(...measured.map(({ figure }) => figure.most), Number.MIN_VALUE);
  const scale = (value: number) => Math.round((value / most) * width * 10) / 10;
  const bars = measured.flatMap(({ name, figure: { median, least, most } }, at) => {
    const [top, middle] = [30 + at * step, 30 + at * step + height / 2];
    return [
      `<text x="${left - 8}" y="${middle}" text-anchor="end">${plain(name)}</text>`,
      `<rect x="${left}" y="${top}" width="${scale(median)}" height="${height}" fill="currentColor" opacity="${at === 0 ? 0.3 : 0.55}"/>`,
      `<path d="M${left + scale(least)} ${middle}H${left + scale(most)}" stroke="currentColor" stroke-width="2"/>`,
      `<text x="${left + scale(most) + 8}" y="${middle}">${format(median)}</text>`,
    ];
  });
  const [wide, high] = [left + width + 80, 40 + measured.length * step];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="currentColor" dominant-baseline="middle">`,
    `<title>${plain(title)}</title>`,
    `<text x="${left}" y="14">${plain(unit)}</text>`,
    ...bars,
    '</svg>',
    '',
  ].join('\n');
}
