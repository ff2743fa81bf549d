import type { TakenBytes } from './body.ts';

/** A body as it comes in, which can be taken without a stream being made of it. */
export interface RawBody {
  /** Whether the request has one, be it an empty one. */
  present: boolean;
  /** Takes it; past the limit it is not read on. */
  take: (limit: number) => Promise<TakenBytes>;
}

const key = Symbol('raw body');

type Lending = Request & { [key]?: RawBody };

/** Leaves with a request where its body comes in. Who takes it there must not read it from the request as well. */
export function lendBody(request: Request, body: RawBody): void {
  (request as Lending)[key] = body;
}

/** What was left with a request; its copies have none. */
export function lentBody(request: Request): RawBody | undefined {
  return (request as Lending)[key];
}
