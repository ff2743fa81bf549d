import type { Step } from './cases.ts';

/**
 * A create in a project that is named outright, such as one at the limit of the length, with a name of its own run: two runs
 * at once meet in this project, and names may have to be unique there.
 */
export function ownName(step: Step, tag: string): Step {
  const { operation, path, body, set, status } = step;
  const project = path?.project_id;
  const isShared = typeof project === 'string' && !project.startsWith('$');
  if (operation !== 'createEnhancedConnection' || !isShared || status >= 400) return step;
  if (body !== undefined) return { ...step, body: { ...(body as object), name: `create_${tag}` } };
  return { ...step, set: { ...set, '/name': `${set?.['/name'] ?? 'create'}_${tag}` } };
}
