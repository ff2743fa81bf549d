/** The client of this repository, as the kit calls it. */
import {
  ApiError,
  createDliClient,
  SoftFailureError,
  UnexpectedAnswerError,
  UnknownOutcomeError,
} from '@dli-connections/client';
import type { OperationId } from '@dli-connections/contract';
import type { CreateClient, ReportedFailure } from '../src/index.ts';

export const createClient: CreateClient = ({ endpoint, projectId, token, fetch }) => {
  const client = createDliClient({ endpoint, projectId, credentials: token, retry: false, fetch });
  return {
    async call(operationId, { path, query, body }) {
      // The operation, and so its input, is known at run time only.
      const method = client[operationId as OperationId] as unknown as (input: unknown) => Promise<unknown>;
      return method({ ...path, ...query, ...(body as object | undefined) });
    },
    classify,
  };
};

function classify(error: unknown): ReportedFailure {
  if (error instanceof ApiError) {
    const { status, error_code, error_msg } = error;
    return { kind: 'refused', status, error_code, error_msg };
  }
  if (error instanceof SoftFailureError) return { kind: 'soft failure', message: error.serviceMessage };
  if (error instanceof UnexpectedAnswerError) return { kind: 'unexpected' };
  return error instanceof UnknownOutcomeError ? { kind: 'unknown outcome' } : { kind: 'other', text: String(error) };
}
