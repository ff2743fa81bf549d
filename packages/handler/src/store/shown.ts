import type { Dialect, Row } from './engine.ts';
import { peeringsOf, peersAt } from './peerings.ts';

/**
 * What reads show of a connection `c`, put together by the engine from columns that are JSON as they stand, in two parts:
 * what is so at any time, and the peers, which these columns show as they are from `settled_time` on.
 */
function partsOf({ quoted }: Dialect) {
  const shared = 'EXISTS (SELECT 1 FROM grants g WHERE g.project_id = c.project_id AND g.connection_id = c.id)';
  return {
    lasting: [
      `'{"id":'`,
      quoted('c.id'),
      `',"name":'`,
      quoted('c.name'),
      `CASE WHEN c.delete_time IS NULL THEN ',"status":"ACTIVE"' ELSE ',"status":"DELETED"' END`,
      `',"dest_vpc_id":'`,
      quoted('c.dest_vpc_id'),
      `',"dest_network_id":'`,
      quoted('c.dest_network_id'),
      `',"create_time":'`,
      'c.create_time',
      // Whether a subnet has IPv6 is not known here.
      `CASE WHEN ${shared} THEN ',"isPrivis":false' ELSE ',"isPrivis":true' END`,
      `',"ipv6_enable":false,"routes":'`,
      'c.routes',
      `',"hosts":'`,
      'c.hosts',
    ].join(', '),
    peers: `',"available_queue_info":', c.queues, ',"elastic_resource_pools":', c.pools, '}'`,
  };
}

/** A connection `c` as reads show it from its `settled_time` on. */
export function settledText(dialect: Dialect): string {
  const { lasting, peers } = partsOf(dialect);
  return `concat(${lasting}, ${peers})`;
}

/** The columns from which `textAt` makes the same at any time. */
export function shownColumns(dialect: Dialect): string {
  const { lasting, peers } = partsOf(dialect);
  const isJson = dialect.isJson(`concat(${lasting}, ${peers})`);
  return `c.id, c.settled_time, c.queues, c.pools, c.bound, concat(${lasting}) AS lasting, ${isJson} AS is_json`;
}

/** A row as reads show it at a time. */
export function textAt(row: Row, now: number): string {
  // What a damaged file holds is not passed on.
  if (Number(row.is_json) === 0) throw new Error(`what is stored of connection ${row.id} is not JSON`);
  const { queues, pools } = now < Number(row.settled_time) ? peersAt(peeringsOf(row), now) : row;
  return `${row.lasting},"available_queue_info":${queues},"elastic_resource_pools":${pools}}`;
}
