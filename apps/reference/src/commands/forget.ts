import { placeOf } from '../data.ts';
import { isIsoTime } from '../iso-time.ts';
import { placeFlags, placeIn } from '../settings.ts';
import { createCommand } from './command.ts';
import { mustHaveData, using } from './place.ts';

const options = [
  {
    flag: 'before',
    fallback: '',
    value: 'TIME',
    meaning: 'remove connections that were deleted before this time: `2025-06-01`, or `2025-06-01T12:00:00Z`',
    rule: {
      text: 'a day as 2025-06-01, or a time as 2025-06-01T12:00:00Z',
      holds: (value: string) => value === '' || isIsoTime(value),
    },
  },
  { flag: 'dry-run', meaning: 'report the number, and remove none' },
  ...placeFlags,
] as const;

/** Removes connections that were deleted before a time. */
export const forget = createCommand('forget', '--before TIME [options]', options, async (read) => {
  const { text, has } = read;
  const [place, before] = [placeIn(read), text('before')];
  if (before === '') throw new Error('forget needs --before; --help lists its options');
  mustHaveData(place);
  await using(place, async (store) => {
    const time = Date.parse(before);
    const dry = has('dry-run');
    const count = await (dry ? store.countDeleted(time) : store.forget(time));
    console.error(
      `${count} connections of ${placeOf(place)}, deleted before ${before}, ${dry ? 'would be' : 'were'} removed`,
    );
  });
});
