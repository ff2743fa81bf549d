import { nodeOf } from '@dli-connections/document/node';
import type { Case, Step } from './cases.ts';

/** Names of members that name a project. */
const naming = /^\/?(?:project_id|projectId|grant_project_id|applicant_project_id)$/;

/**
 * A case whose projects the run has made up: those that cases and the spec name may be in use. `tag` is of this run.
 * Identifiers of one or two characters stay, since cases on the least length need them. Connections there get the tag in
 * their name: two runs at once meet in such projects, and names may have to be unique.
 */
export function inOwnProjects(each: Case, tag: string): Case {
  const own = ofRun(each, tag) as Case; // the same but for some texts
  return { ...own, steps: own.steps.map((step) => (isNamed(step) ? withOwnName(step, tag) : step)) };
}

function ofRun(node: unknown, tag: string): unknown {
  if (Array.isArray(node)) return node.map((item) => ofRun(item, tag));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    naming.test(key) ? madeUp(value, tag) : ofRun(value, tag),
  ]);
  return Object.fromEntries(entries);
}

/** A project identifier of the same kind and, from 32 characters, of the same length. */
function madeUp(value: unknown, tag: string): unknown {
  if (typeof value !== 'string' || !/^[A-Za-z0-9]{3,}$/.test(value)) return value;
  return value.length < 32 ? value + tag : tag + value.slice(tag.length);
}

const isNamed = ({ operation, path, status }: Step) =>
  operation === 'createEnhancedConnection' && /^[^$]/.test(String(path?.project_id ?? '')) && status < 400;

function withOwnName(step: Step, tag: string): Step {
  const { body, set } = step;
  if (body !== undefined) return { ...step, body: { ...nodeOf(body), name: `create_${tag}` } };
  return { ...step, set: { ...set, '/name': `${set?.['/name'] ?? 'create'}_${tag}` } };
}
