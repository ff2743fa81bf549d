import { type OperationId, operations } from '@dli-connections/contract';
import type { SoftFailure } from '../src/scenario/scenario.ts';

/** The operations whose answers can report failure with a 2xx status. */
export const softFailing = (Object.keys(operations) as OperationId[]).filter((id): id is SoftFailure['operation'] =>
  Object.entries<readonly string[] | null>(operations[id].responses).some(
    ([status, fields]) => status < '300' && /^is_success,message(?:,connection_id)?$/.test(`${fields}`),
  ),
);
