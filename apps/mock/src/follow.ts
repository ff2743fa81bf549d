import { isDeepStrictEqual } from 'node:util';
import { fileProblem } from '@dli-connections/command';
import type { Exchange } from '@dli-connections/contract/server';
import { FileResolver } from '@dli-connections/document/files';
import { openDocument } from './any/contract.ts';
import type { MockOptions } from './api.ts';
import { brokenExamples } from './examples.ts';
import { createMockExchange } from './mock.ts';
import { filesOf, type ReadSpec, readSpec } from './read-spec.ts';
import { watchFiles } from './watch-files.ts';

/** A mock of a spec in a file. */
export interface MockOfFile {
  exchange: Exchange;
  spec: ReadSpec;
  /** Looks for examples that break their schemas, a line each; `undefined` for one that keeps it. */
  broken: () => Generator<string | undefined>;
}

/**
 * A mock of a spec in files.
 *
 * @throws Error with one line when the spec cannot be served: the place and the problem.
 */
export async function mockOfFile(
  file: string,
  options: MockOptions,
  resolver = new FileResolver(fileProblem),
): Promise<MockOfFile> {
  const spec = await readSpec(file, resolver);
  try {
    const { document } = spec;
    const opened = openDocument(document);
    function* broken() {
      for (const each of brokenExamples(document, opened.checkAt))
        yield each && spec.placeOf(each.pointer) + each.problem;
    }
    const exchange = await createMockExchange({ ...options, specified: { document, ...opened } });
    return { spec, exchange, broken };
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message.split('\n')[0]}`, { cause: error });
  }
}

/** A mock that follows the edits of its spec. */
export interface Following {
  /** The mock of the last edit that can be served. */
  current: () => MockOfFile;
  close: () => void;
}

/**
 * A mock of a spec that is being edited. It serves the last edit that can be served. `report` gets one line for each change and
 * for each invalid spec; `served` gets each edit that is served.
 *
 * @throws Error as `mockOfFile` does, when the spec cannot be served to begin with.
 */
export async function followSpec(
  file: string,
  options: MockOptions,
  report: (line: string) => void,
  served: (mock: MockOfFile) => void = () => {},
): Promise<Following> {
  let current = await mockOfFile(file, options);
  let reported = '';
  const watching = watchFiles(current.spec.files, async () => {
    const resolver = new FileResolver(fileProblem);
    try {
      const next = await mockOfFile(file, options, resolver);
      const same = isDeepStrictEqual(next.spec.document, current.spec.document);
      if (!same || reported) report(same ? 'the spec is unchanged' : 'the spec has changed, and is served');
      reported = '';
      if (!same) served(next);
      current = next;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== reported) report(`${message} (the last valid spec is served)`);
      reported = message;
    }
    return filesOf(file, resolver);
  });
  return { current: () => current, close: watching.close };
}
