import type { Contest } from '../contest.ts';
import { client } from './client.ts';
import { conformance } from './conformance.ts';
import { create } from './create.ts';
import { firstFailure } from './first-failure.ts';
import { growth } from './growth.ts';
import { largeCreate } from './hosts.ts';
import { loaded } from './loaded.ts';
import { memory } from './memory.ts';
import { mock, mockEdit, mockStart } from './mock.ts';
import { postgres } from './postgres.ts';
import { processor } from './processor.ts';
import { reads } from './reads.ts';
import { reviewing } from './review.ts';
import { sending } from './sending.ts';
import { signing } from './signing.ts';
import { start } from './start.ts';
import { storage } from './storage.ts';
import { types } from './types.ts';
import { way } from './way.ts';

/** Every contest there is, in the order in which they are run and shown. */
export const contests: readonly Contest[] = [
  create,
  way,
  postgres,
  processor,
  reads,
  largeCreate,
  growth,
  memory,
  storage,
  start,
  mock,
  mockStart,
  mockEdit,
  client,
  loaded,
  signing,
  sending,
  types,
  reviewing,
  conformance,
  firstFailure,
];
