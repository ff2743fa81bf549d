import { createModel } from '@dli-connections/handler/test/model';
import { carryOut } from '../rules.ts';
import type { StressCall } from '../send.ts';
import { viewIn, viewOf } from '../view.ts';

/** The answers that one project received, and at most one call without an answer. */
export interface Ledger {
  readonly project: string;
  readonly grantee: string;
  /** The identifiers of its active connections. */
  readonly active: readonly string[];
  /** Records an answered call. Returns the expected answer by the rules of the service. */
  enter: (call: StressCall, created?: string) => string;
  /** Records a call without an answer. */
  leaveOpen: (call: StressCall) => void;
  /**
   * Compares the project on a server with the recorded calls. A call without an answer must be there completely or not
   * at all; after this it counts as the state that was found.
   *
   * @returns the result of the open call.
   * @throws Error that shows both sides if they differ.
   */
  compare: (url: string) => Promise<'no open call' | 'done' | 'not done'>;
}

/** Creates a ledger for an unused project. */
export function createLedger(project: string, grantee: string): Ledger {
  const model = createModel();
  const active: string[] = [];
  const known = new Set<string>();
  let open: StressCall | undefined;

  function enter(call: StressCall, created?: string): string {
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
