/** One worker's piece of the grades. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Task } from './all.ts';
import { gradeClient } from './client.ts';
import { gradeHandler } from './handler.ts';
import { gradeMock } from './mock.ts';
import { gradeZoo } from './zoo.ts';

const graders = { handler: gradeHandler, mock: gradeMock, client: gradeClient, zoo: gradeZoo };

const { target, share } = workerData as Task;
parentPort?.postMessage(await graders[target](share));
