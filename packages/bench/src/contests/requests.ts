import type { Shot } from '../load/shot.ts';

/** The project of every request. */
export const project = '48cc2c48765f481480c7db940d6409d1';
/** The path of the connections of a project. */
export const connectionsOf = (project: string) => `/v2.0/${project}/datasource/enhanced-connections`;
/** The path of the connections of the project of every request. */
export const connections = connectionsOf(project);
/** Credentials that every server here takes. */
export const credentials = { 'x-auth-token': 'bench' };

/** A small body of a create; `{name}` stands for the name. */
export const smallBody = JSON.stringify({
  name: '{name}',
  dest_vpc_id: '22094d8f-c310-4621-913d-4c4d655d8495',
  dest_network_id: '78f2562a-36e4-4b39-95b9-f5aab22e1281',
  queues: ['q1'],
});

/** A create with as many hosts as a connection may have, about 1.3 MB of them in compact JSON. */
export const largeCreateOf = (name: string) => ({
  ...JSON.parse(smallBody),
  name,
  hosts: Array.from({ length: 20_000 }, (_, at) => ({
    ip: `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`,
    name: `node-${at}.warehouse.example.internal`,
  })),
});

/** Creates, from 64 connections at once. */
export function creates(urls: readonly string[], seconds: number): Shot {
  return {
    urls: urls.map((url) => url + connections),
    method: 'POST',
    headers: { ...credentials, 'content-type': 'application/json' },
    body: smallBody,
    connections: 64,
    seconds,
    status: 201,
  };
}
