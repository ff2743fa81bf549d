import { placeOf } from '../data.ts';
import { placeFlags, placeIn } from '../settings.ts';
import { counted, createCommand } from './command.ts';
import { mustHaveData, using } from './place.ts';

/** A day, or a time with its zone, so that it is the same wherever it is read. */
const form = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** True for an existing time in ISO 8601. A day begins at midnight UTC. */
function isIsoTime(text: string): boolean {
  const day = form.exec(text)?.[1];
  if (day === undefined || Number.isNaN(Date.parse(text))) return false;
  // `Date` reads February 30 as March 2.
  return new Date(Date.parse(day)).toISOString().startsWith(day);
}

const options = [
  {
    flag: 'before',
    fallback: '',
    value: 'TIME',
    meaning: 'remove connections that were deleted before this time: `2025-06-01`, or `2025-06-01T12:00:00Z`',
    rule: {
      text: 'a day as 2025-06-01, or a time as 2025-06-01T12:00:00Z',
      holds: isIsoTime,
    },
  },
  { flag: 'dry-run', meaning: 'report the number, and remove none' },
  ...placeFlags,
] as const;

export const forget = createCommand('forget', '--before TIME [options]', options, async (read) => {
  const { text, has } = read;
  const [place, before] = [placeIn(read), text('before')];
  if (before === '') throw new Error('forget needs --before; --help lists its options');
  mustHaveData(place);
  await using(place, async (store) => {
    const time = Date.parse(before);
    const dry = has('dry-run');
    const count = await (dry ? store.countDeleted(time) : store.forget(time));
    const said = `${counted(count, 'connection')} of ${placeOf(place)}, deleted before ${before}`;
    console.error(`${dry ? 'would remove' : 'removed'} ${said}`);
  });
});
