import { readFlags } from '@dli-connections/command';
import { placeOf } from '../reference.ts';
import { placeIn } from '../settings.ts';
import { forgetFlags } from './flags.ts';
import { mustHaveData, using } from './place.ts';
import { helpOf, tell } from './tell.ts';

/** Removes connections that were deleted before a time. */
export async function forgetDeleted(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const read = readFlags(forgetFlags, args, env);
  const { text, has } = read;
  if (has('help')) return tell(helpOf('forget', 'forget --before TIME [options]', forgetFlags));
  const [place, before] = [placeIn(read), text('before')];
  if (before === '') throw new Error('forget wants --before; --help lists its options');
  mustHaveData(place);
  await using(place, async (store) => {
    const time = Date.parse(before);
    const dry = has('dry-run');
    const count = await (dry ? store.countDeleted(time) : store.forget(time));
    console.error(
      `${count} connections of ${placeOf(place)}, deleted before ${before}, ${dry ? 'would be' : 'were'} removed`,
    );
  });
}
