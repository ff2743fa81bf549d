import { nodeOf } from '@dli-connections/document/node';
import type { Step } from './cases.ts';
import { type ExchangeOptions, exchange } from './exchange.ts';
import { expand } from './expand.ts';

/** The only project of a run. It may hold connections that were there before a case. */
export interface OneProject {
  /**
   * Reads the connections that came since the last call. Resolves to the reason why cases about everything in the project cannot
   * run, if they cannot.
   */
  look: () => Promise<string | undefined>;
  /** A list as it skips the connections from before the case, which are deleted and come first. */
  skipping: (step: Step, saved: Record<string, unknown>) => Step;
}

/** Maximum number of connections that are read. */
const most = 20_000;

const pageSize = 1000;

interface Found {
  name: string;
  status: string;
}

/** The project of `options`. */
export function createOneProject(options: ExchangeOptions): OneProject {
  const before: Found[] = [];
  return {
    async look() {
      for (let isEnd = false; !isEnd; ) {
        if (before.length >= most) return `the project has ${most} connections or more`;
        const query = { limit: pageSize, offset: before.length };
        const { observed, body } = await exchange(
          { operation: 'listEnhancedConnections', query, status: 200 },
          options,
          {},
        );
        const page = (body as { connections?: Found[] } | undefined)?.connections;
        if (observed?.status !== 200 || !Array.isArray(page)) return 'the list of the project cannot be read';
        before.push(...page);
        isEnd = page.length === 0;
      }
      const active = before.filter(({ status }) => status !== 'DELETED').length;
      return active > 0 ? `the case needs a project without active connections, and this one has ${active}` : undefined;
    },
    skipping(step, saved) {
      if (step.operation !== 'listEnhancedConnections' || step.match === undefined) return step;
      const query = { ...nodeOf(expand(step.query, saved)) };
      const { name, tags, offset = 0 } = query;
      // The tags of deleted connections are not documented.
      const status = query.status ?? (tags === undefined ? undefined : 'ACTIVE');
      const isSeen = status === undefined || String(status).toUpperCase() === 'DELETED';
      const skipped = isSeen ? before.filter((each) => name === undefined || each.name === name).length : 0;
      return {
        ...step,
        query: { ...query, ...(status !== undefined && { status }), offset: Number(offset) + skipped },
      };
    },
  };
}
