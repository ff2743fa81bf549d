import { type Flag, helpRow as help } from '@dli-connections/command';
import { isIsoTime } from '../iso-time.ts';
import { placeFlags } from '../settings.ts';
import { problemOfProject } from '../state/judge.ts';

const aProject = {
  text: 'the identifier of a project',
  holds: (value: string) => value === '' || problemOfProject('', value) === undefined,
};

/** The flags of `export`. */
export const exportFlags = [
  {
    flag: 'project-id',
    fallback: '',
    value: 'ID',
    meaning: 'the project whose connections are written',
    rule: aProject,
  },
  { flag: 'out', fallback: '', value: 'FILE', meaning: 'file to write, new or to be replaced; stdout without it' },
  ...placeFlags,
  help,
] as const satisfies readonly Flag[];

/** The flags of `import`. */
export const importFlags = [
  {
    flag: 'project-id',
    fallback: '',
    value: 'ID',
    meaning: 'the project that shall own the connections, in place of the one in the file',
    rule: aProject,
  },
  { flag: 'replace', meaning: 'remove what the project has before; without it, it must have no connections' },
  ...placeFlags,
  help,
] as const satisfies readonly Flag[];

/** The flags of `check`. */
export const checkFlags = [...placeFlags, help] as const satisfies readonly Flag[];

/** The flags of `backup`. */
export const backupFlags = [
  { flag: 'out', fallback: '', value: 'FILE', meaning: 'file to write, which must be new' },
  placeFlags[0],
  help,
] as const satisfies readonly Flag[];

/** The flags of `forget`. */
export const forgetFlags = [
  {
    flag: 'before',
    fallback: '',
    value: 'TIME',
    meaning: 'what was deleted before this time is removed: `2025-06-01`, or `2025-06-01T12:00:00Z`',
    rule: {
      text: 'a day as 2025-06-01, or a time as 2025-06-01T12:00:00Z',
      holds: (value: string) => value === '' || isIsoTime(value),
    },
  },
  { flag: 'dry-run', meaning: 'say how many they are, and remove none' },
  ...placeFlags,
  help,
] as const satisfies readonly Flag[];

/** The flags of `distribute`. */
export const distributeFlags = [placeFlags[1], help] as const satisfies readonly Flag[];

/** The flags of `hash-token`. */
export const hashFlags = [help] as const satisfies readonly Flag[];
