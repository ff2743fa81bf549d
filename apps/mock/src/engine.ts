import { createInstance, type IHttpConfig, type IHttpRequest } from '@stoplight/prism-http';
import type { Answer } from './answers.ts';
import type { PrismOperation } from './operations.ts';
import { silent } from './silent.ts';

/** What Prism found wrong with a request, in its words. */
export interface Diagnostic {
  /** The part (`path`, `query`, `header`, `body`), then the steps of a JSON pointer into it. */
  path?: string[];
  /** The JSON Schema keyword that is broken, or a status. */
  code?: string | number;
  message: string;
}

/** Prism's judgement of a request, and the answer that it picked. */
export interface Verdict {
  violations: Diagnostic[];
  answer: Answer;
}

/** What Prism is to look at, and which answer is wanted. */
export type Task = Pick<IHttpConfig, 'checkSecurity' | 'validateRequest'> & Partial<Pick<IHttpConfig, 'mock'>>;

/** Judges a request to an operation and picks its answer. Rejects with what Prism fails with. */
export type Engine = (operation: PrismOperation, request: IHttpRequest, task: Task) => Promise<Verdict>;

/** Prism's engine, without its server. */
export function createEngine(): Engine {
  const fixed = { isProxy: false, validateResponse: true, errors: false, upstreamProxy: undefined } as const;
  const prism = createInstance(
    { ...fixed, checkSecurity: true, validateRequest: true, mock: { dynamic: false } },
    // Prism asks for a logger of pino's type with a level of its own; it calls only what `silent` has.
    { logger: silent as never },
  );
  return async (operation, request, task) => {
    // Prism writes into the configuration that it gets: each request has its own.
    const result = await prism.request(request, [operation], {
      ...fixed,
      ...task,
      mock: { dynamic: false, ...task.mock },
    })();
    if (result._tag === 'Left') throw result.left;
    const { output, validations } = result.right;
    const stray = validations.output[0];
    if (stray) throw new Error(`the answer that Prism made breaks the contract: ${stray.message}`);
    const { statusCode: status, headers = {}, body } = output;
    // Prism's severity 0 is an error; above it are warnings, such as of a deprecated parameter.
    const violations = validations.input.filter(({ severity }) => severity === 0);
    const fields = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { violations, answer: { status, headers: Object.fromEntries(fields), body } };
  };
}
