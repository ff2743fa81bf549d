/**
 * The peer of a durable create, as a good engineer would write it on Fastify: the schema of the spec compiled by Ajv, the
 * tables of the reference server, which are there already, prepared statements, a transaction for each create.
 */
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { fastify } from 'fastify';
import { createBody } from './schema.ts';

interface Body {
  name: string;
  dest_vpc_id: string;
  dest_network_id: string;
  routetable_id?: string;
  queues?: string[];
  hosts?: object[];
}

const [port, file = ''] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
const begin = database.prepare('BEGIN IMMEDIATE');
const commit = database.prepare('COMMIT');
const rollback = database.prepare('ROLLBACK');
const insert = database.prepare(
  `INSERT INTO connections (project_id, id, name, create_time, unique_name, tagged, settled_time, rest, hosts_checksum, checksum, shown, hosts)
   VALUES (?, ?, ?, ?, 1, 0, ?, ?, ?, ?, ?, ?)`,
);

/** SQLITE_CONSTRAINT_UNIQUE. */
const uniqueViolated = 2067;

const app = fastify({ bodyLimit: 12_582_912, ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });

app.setErrorHandler((error: { statusCode?: number; message: string }, _, reply) =>
  reply.status(error.statusCode ?? 500).send({ error_code: 'DLI.0001', error_msg: error.message }),
);
app.post<{ Params: { project_id: string }; Body: Body }>(
  '/v2.0/:project_id/datasource/enhanced-connections',
  {
    schema: { body: createBody() },
    preValidation: async (request, reply) => {
      if (!request.headers['x-auth-token']) {
        await reply.status(401).send({ error_code: 'APIGW.0301', error_msg: 'x-auth-token not found' });
      }
    },
  },
  async ({ params: { project_id }, body }, reply) => {
    const { name, dest_vpc_id, dest_network_id, routetable_id = null, queues = [], hosts = [] } = body;
    const [id, now] = [randomUUID(), Date.now()];
    const names = [...new Set(queues)];
    const peers = names.map((queue) => ({
      ...{ peer_id: randomUUID(), status: 'ACTIVE', name: queue, err_msg: '', update_time: now },
    }));
    const place = { dest_vpc_id, dest_network_id, create_time: now, isPrivis: true, ipv6_enable: false };
    const lists = { routes: [], available_queue_info: peers, elastic_resource_pools: [] };
    const shown = `,${JSON.stringify({ id, name, status: 'ACTIVE', ...place, ...lists }).slice(1)}`;
    const rest = JSON.stringify({ routetable_id, bound: names.map(() => ['queue', now]) });
    const text = JSON.stringify(hosts);
    const hostsChecksum = crc32(text, crc32('{"hosts":'));
    const texts = [rest, hostsChecksum, crc32(shown, hostsChecksum), shown, text] as const;
    begin.run();
    try {
      insert.run(project_id, id, name, now, now, ...texts);
      commit.run();
    } catch (error) {
      rollback.run();
      if ((error as { errcode?: number }).errcode !== uniqueViolated) throw error; // `node:sqlite` sets it
      return reply
        .status(400)
        .send({ error_code: 'DLI.0006', error_msg: `A connection named ${name} exists already.` });
    }
    const message = queues.length > 0 ? `Create peer connection for queues:{${queues.join(',')}}` : '';
    return reply.status(201).send({ is_success: true, message, connection_id: id });
  },
);
await app.listen({ port: Number(port), host: '127.0.0.1' });
