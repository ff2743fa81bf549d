import { placeOf } from '../data.ts';
import { placeFlags, placeIn } from '../settings.ts';
import { judgeState, readState } from '../state/read.ts';
import { aProject, counted, createCommand } from './command.ts';
import { using } from './place.ts';

export const importFlags = [
  {
    flag: 'project-id',
    ...aProject,
    meaning: 'project to import into, instead of the one in the file',
  },
  { flag: 'replace', meaning: 'first remove the connections of the project; without this flag it must have none' },
  ...placeFlags,
] as const;

export const importProject = createCommand(
  'import',
  'FILE [options]',
  importFlags,
  async (read) => {
    const { text, has, words } = read;
    const [file = ''] = words;
    if (file === '') throw new Error('import needs a file before its flags; --help lists them');
    const [place, given] = [placeIn(read), text('project-id')];
    const options = { replace: has('replace'), ...(given === '' ? {} : { project_id: given }) };
    if (place === ':memory:') throw new Error('--data: :memory: ends with this command; name a data file');
    // Read twice, so that an invalid file neither opens nor creates a store.
    await judgeState(file, options);
    await using(place, async (store) => {
      const { project_id, count } = await readState(store, file, options);
      if (count === undefined)
        throw new Error(
          `project ${project_id} has connections in ${placeOf(place)} already; --replace removes them before`,
        );
      console.error(
        `${counted(count, 'connection')} of project ${project_id} read from ${file} into ${placeOf(place)}`,
      );
    });
  },
  1,
);
