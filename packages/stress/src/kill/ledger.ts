import { createModel } from '@dli-connections/handler/test/model';
import { carryOut } from '../rules.ts';
import type { Call } from '../send.ts';
import { viewIn, viewOf } from '../view.ts';

/** What one project was told of its calls, and at most one call of which it was told nothing. */
export interface Ledger {
  readonly project: string;
  readonly grantee: string;
  /** The identifiers of its active connections. */
  readonly active: readonly string[];
  /** Enters a call that was answered. What the rules of the service say of it, as the answer would. */
  enter: (call: Call, created?: string) => string;
  /** Enters a call that has no answer. */
  leaveOpen: (call: Call) => void;
  /**
   * Compares what a server shows of the project with what was entered. A call without an answer must be there whole or
   * not at all; from then on it counts as what it was found to be.
   *
   * @returns what became of the open call.
   * @throws Error that shows both sides where they differ.
   */
  compare: (url: string) => Promise<'no open call' | 'done' | 'not done'>;
}

/** The ledger of a project that nobody has used yet. */
export function createLedger(project: string, grantee: string): Ledger {
  const model = createModel();
  const active: string[] = [];
  const known = new Set<string>();
  let open: Call | undefined;

  function enter(call: Call, created?: string): string {
    const verdict = carryOut(model, call, created);
    if (verdict !== 'ok') return verdict;
    if (created !== undefined) {
      active.push(created);
      known.add(created);
    }
    if (call.operation === 'deleteEnhancedConnection')
      active.splice(active.indexOf(String(call.input.connection_id)), 1);
    return verdict;
  }

  async function compare(url: string) {
    const projects = [project, grantee];
    const { text, seen } = await viewIn(url, projects, project);
    const call = open;
    open = undefined;
    const before = viewOf(model, projects, project);
    if (text === before) return call ? 'not done' : 'no open call';
    if (call) enter(call, seen.find(({ id }) => !known.has(id))?.id);
    const after = viewOf(model, projects, project);
    if (text === after) return 'done';
    throw new Error(
      `project ${project}: what was acknowledged is lost, or a call is done by half.\nopen call: ${JSON.stringify(call)}\n` +
        `expected ${before}\n${call ? `or ${after}\n` : ''}found ${text}`,
    );
  }

  return {
    project,
    grantee,
    active,
    enter,
    compare,
    leaveOpen(call) {
      open = call;
    },
  };
}
