/** A database that goes away after the start. */
import { type OperationId, operations } from '@dli-connections/contract';
import { inputs } from '@dli-connections/handler/test/inputs';
import { requestOf } from '@dli-connections/handler/test/request';
import { findBinaries, startCluster } from '@dli-connections/lab/postgres/cluster';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startReference } from '../src/index.ts';

const project_id = 'p1';
const all = Object.keys(operations) as OperationId[]; // the table has a row for each

test.skipIf(!findBinaries())(
  'while PostgreSQL is down everything is 503, and works again once it is back',
  async () => {
    const cluster = await startCluster();
    if (!cluster) throw new Error('PostgreSQL is installed, and has no cluster');
    onTestFinished(cluster.stop);
    // These reports of a missing database are expected here.
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => said.mockRestore());
    const server = await startReference({ port: 0, host: '127.0.0.1', data: cluster.url });
    onTestFinished(() => server.close());

    const ask = async (operationId: OperationId, input: object) => {
      const answer = await fetch(requestOf(operationId, { project_id, ...input }, server.url));
      return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.text() };
    };
    const ready = async () => (await fetch(`${server.url}/readyz`)).status;
    const created = await ask('createEnhancedConnection', { ...inputs.createEnhancedConnection(''), name: 'before' });
    const { connection_id } = JSON.parse(created.body);
    const shown = await ask('showEnhancedConnection', { connection_id });
    expect([created.status, shown.status, await ready()]).toEqual([201, 200, 200]);

    for (let time = 0; time < 2; time++) {
      await cluster.pause();
      const answers = await Promise.all(all.map((operationId) => ask(operationId, inputs[operationId](connection_id))));
      for (const [at, { status, retryAfter, body }] of answers.entries()) {
        expect([status, retryAfter], all[at]).toEqual([503, '1']);
        expect(JSON.parse(body), all[at]).toEqual({ error_code: 'DLI.0999', error_msg: expect.any(String) });
        expect(body, all[at]).not.toMatch(/database|postgres/i);
      }
      expect([await ready(), (await fetch(`${server.url}/healthz`)).status]).toEqual([503, 200]);

      await cluster.resume();
      await expect.poll(ready).toBe(200);
      // None of the calls made meanwhile took effect.
      expect(await ask('showEnhancedConnection', { connection_id })).toEqual(shown);
      expect(JSON.parse((await ask('listEnhancedConnections', { limit: 0 })).body).connections).toHaveLength(1 + time);
      expect(
        (await ask('createEnhancedConnection', { ...inputs.createEnhancedConnection(''), name: `after${time}` }))
          .status,
      ).toBe(201);
    }
  },
);
