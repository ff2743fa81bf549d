import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contest, type OpenContender } from '../contest.ts';
import { timed } from '../lab/time.ts';
import { runNode } from './start.ts';

const spec = fileURLToPath(new URL('../../../../spec/', import.meta.url));
const review = fileURLToPath(new URL('../../../review/src/main.ts', import.meta.url));
const redocly = join(
  dirname(createRequire(join(spec, 'package.json')).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);

/** Compares the released contract with itself after an edit of one line, which adds to it and breaks nothing. */
const comparing =
  (args: (before: string, after: string, folder: string) => string[]): OpenContender =>
  async (lab) => {
    const folder = lab.folder();
    const [before, after] = [join(spec, 'released/openapi.yaml'), join(folder, 'after.yaml')];
    writeFileSync(after, readFileSync(before, 'utf8').replace('maxLength: 64', 'maxLength: 65'));
    return { measure: (seconds) => timed(seconds, () => runNode(...args(before, after, folder))) };
  };

/** The time that a review of a small change takes. */
export const reviewing = contest('review', {
  title: 'Review a change of one line',
  unit: 'ms',
  contenders: {
    'redocly diff': {
      what: 'redocly diff',
      open: comparing((before, after) => [redocly, 'diff', before, after, '--fail-on', 'none']),
    },
    review: {
      what: 'review, with its report as HTML, Markdown and JSON',
      open: comparing((before, after, folder) => [review, '--base', before, '--spec', after, '--out', folder]),
    },
  },
  rows: [{ work: 'review of two files', kind: 'peer', ratio: ['review', 'redocly diff'], bar: { most: 3 } }],
});
