import { randomUUID } from 'node:crypto';
import { lstatSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { messageOf } from '@dli-connections/command';
import { type Store, syncFolder } from '@dli-connections/handler';
import { mayChange } from '@dli-connections/handler/data-file';
import { isFile, placeOf } from '../data.ts';
import { placeFlags, placeIn } from '../settings.ts';
import { writeState } from '../state/format.ts';
import { aProject, counted, createCommand, tellAll } from './command.ts';
import { mustBeWritable, mustHaveData, mustNotBeData, using } from './place.ts';
import { withUndo } from './undo.ts';

export const exportFlags = [
  { flag: 'project-id', ...aProject, meaning: 'project whose connections are exported' },
  { flag: 'out', fallback: '', value: 'FILE', meaning: 'file to write or replace; stdout without it' },
  ...placeFlags,
] as const;

export const exportProject = createCommand('export', '--project-id ID [options]', exportFlags, async (read) => {
  const { text } = read;
  const [place, project_id, out] = [placeIn(read), text('project-id'), text('out')];
  if (project_id === '') throw new Error('export needs --project-id; --help lists its options');
  mustHaveData(place);
  if (out !== '') {
    mustBeWritable('out', out, true);
    mustNotBeData('out', out, place);
  }
  // In a folder where nothing may be written, a file cannot be taken to a newer version.
  const asItIs = isFile(place) && !mayChange(place);
  const work = async (store: Store) => {
    const count = out === '' ? await writeState(store, project_id, tellAll) : await writeFile(store, project_id, out);
    console.error(
      `${counted(count, 'connection')} of project ${project_id} in ${placeOf(place)} written to ${out || 'stdout'}`,
    );
  };
  await using(place, work, { asItIs });
});

/** Written under a temporary name and renamed once it is complete and on the disk, so that nobody reads half a file. */
function writeFile(store: Store, project_id: string, out: string): Promise<number> {
  // Not longer than a name may be, however long the other one is.
  const partial = join(dirname(out), `${randomUUID()}.partial`);
  const write = async () => {
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
      // The caller knows the other name.
      throw new Error(messageOf(error).replaceAll(partial, out), { cause: error });
    }
  };
  return withUndo(() => rmSync(partial, { force: true }), write);
}
