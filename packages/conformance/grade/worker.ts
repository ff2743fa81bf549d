/** A worker's pieces of the grades, one after the other. */
import { parentPort } from 'node:worker_threads';
import type { Task } from './all.ts';
import { gradeClient } from './client.ts';
import { gradeHandler } from './handler.ts';
import { gradeMock } from './mock.ts';
import { gradePlanted } from './planted.ts';

const graders = { handler: gradeHandler, mock: gradeMock, client: gradeClient, planted: gradePlanted };

parentPort?.on('message', async ({ target, share }: Task) => {
  parentPort?.postMessage(await graders[target](share));
});
