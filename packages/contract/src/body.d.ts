import type { OperationShape } from './operation.ts';
/** A body as read from the wire: its JSON value and size, or why there is none. */
export type ReadBody =
  | {
      ok: true;
      value: unknown;
      bytes: number;
    }
  | {
      ok: false;
      status: 400 | 413;
      message: string;
    };
/**
 * Reads the JSON body of a request within the limits of its operation. A body over the limit is not read to its end, and
 * one with another media type, charset or encoding is not read at all.
 */
export declare function readBody(request: Request, shape: NonNullable<OperationShape['body']>): Promise<ReadBody>;
