import { readFlags } from '@dli-connections/command';
import { placeOf } from '../reference.ts';
import { placeIn } from '../settings.ts';
import { judgeState, readState } from '../state/read.ts';
import { importFlags } from './flags.ts';
import { using } from './place.ts';
import { helpOf, tell } from './tell.ts';

/** Reads a file that `export` wrote into a project. */
export async function importProject(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const [file = '', ...flags] = args[0]?.startsWith('-') ? ['', ...args] : args;
  const read = readFlags(importFlags, flags, env);
  const { text, has } = read;
  if (has('help')) return tell(helpOf('import', 'import FILE [options]', importFlags));
  if (file === '') throw new Error('import wants a file before its flags; --help lists them');
  const [place, given] = [placeIn(read), text('project-id')];
  const options = { replace: has('replace'), ...(given === '' ? {} : { project_id: given }) };
  // Read twice, so that no data is opened, or made, for a file that is refused.
  await judgeState(file, options);
  await using(place, async (store) => {
    const { project_id, count } = await readState(store, file, options);
    if (count === undefined)
      throw new Error(
        `project ${project_id} has connections in ${placeOf(place)} already; --replace removes them before`,
      );
    console.error(`${count} connections of project ${project_id} read from ${file} into ${placeOf(place)}`);
  });
}
