import { problemOfProject } from '../state/judge.ts';

/** The value of a flag that names a project. */
export const aProject = {
  fallback: '',
  value: 'ID',
  rule: {
    text: 'the identifier of a project',
    holds: (value: string) => value === '' || problemOfProject('', value) === undefined,
  },
} as const;
