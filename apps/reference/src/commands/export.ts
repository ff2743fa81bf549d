import { randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { readFlags } from '@dli-connections/command';
import { type Store, syncFolder } from '@dli-connections/handler';
import { placeOf } from '../reference.ts';
import { placeIn } from '../settings.ts';
import { writeState } from '../state/write.ts';
import { exportFlags } from './flags.ts';
import { mustBeWritable, mustHaveData, mustNotBeData, using } from './place.ts';
import { helpOf, tell, tellAll } from './tell.ts';

/** Writes the connections of a project to a file or to stdout. */
export async function exportProject(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const read = readFlags(exportFlags, args, env);
  const { text, has } = read;
  if (has('help')) return tell(helpOf('export', 'export --project-id ID [options]', exportFlags));
  const [place, project_id, out] = [placeIn(read), text('project-id'), text('out')];
  if (project_id === '') throw new Error('export wants --project-id; --help lists its options');
  mustHaveData(place);
  if (out !== '') {
    mustBeWritable('out', out, true);
    mustNotBeData('out', out, place);
  }
  await using(place, async (store) => {
    const count = out === '' ? await writeState(store, project_id, tellAll) : await writeFile(store, project_id, out);
    console.error(`${count} connections of project ${project_id} in ${placeOf(place)} written to ${out || 'stdout'}`);
  });
}

/** Nobody finds half a file under the name: it gets it when it is whole and on the disk. */
async function writeFile(store: Store, project_id: string, out: string): Promise<number> {
  const partial = `${out}.${randomUUID().slice(0, 8)}.partial`;
  try {
    const file = await open(partial, 'wx', 0o600);
    const before = lstatSync(out, { throwIfNoEntry: false });
    if (before) await file.chmod(before.mode & 0o777);
    const count = await writeState(store, project_id, (text) => file.write(text))
      .finally(() => file.sync())
      .finally(() => file.close());
    await rename(partial, out);
    syncFolder(dirname(resolve(out)));
    return count;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
