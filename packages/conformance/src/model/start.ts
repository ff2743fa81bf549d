import type { Step } from '../cases.ts';
import { create, on, share } from './calls.ts';

/** The state before a trial: three connections of the project, one of another, one of them shared and with routes. */
export const start: Step[] = [
  create('a', {
    name: 'Net_1',
    queues: ['q1', 'q10', 'q2'],
    elastic_resource_pools: ['P1', 'p2'],
    hosts: [
      { name: 'Host.A', ip: '10.1.1.1' },
      { name: 'b', ip: '10.1.1.2' },
    ],
    tags: [
      { key: 'team', value: 'a' },
      { key: 'stage', value: 'test' },
      { key: 'bare', value: '' },
    ],
  }),
  create('b', {
    name: 'Netx1',
    // In the subnet of the first one.
    dest_vpc_id: 'Vpc-ae\u0301',
    dest_network_id: 'Net a ',
    queues: ['q1', 'q5'],
    elastic_resource_pools: ['p2'],
    hosts: [{ name: 'b', ip: '10.1.1.2' }],
    tags: [{ key: 'team', value: 'a' }],
  }),
  create('d', {
    name: 'zero',
    dest_vpc_id: 'Vpc-a',
    dest_network_id: 'Net a ',
    hosts: [{ name: 'z' }],
    tags: [{ key: 'team', value: 'b' }],
  }),
  create(
    'c',
    {
      name: 'Net_1',
      queues: ['q1'],
      tags: [
        { key: 'team', value: 'a' },
        { key: 'stage', value: 'theirs' },
      ],
    },
    '$other',
  ),
  on('createEnhancedConnectionRoutes', { name: 'r1', cidr: '10.0.0.0/24' }),
  on('createEnhancedConnectionRoutes', { name: 'r_1', cidr: '2001:DB8::/32' }),
  on('createEnhancedConnectionRoutes', { name: 'r10', cidr: '10.0.0.7' }),
  on('createEnhancedConnectionRoutes', { name: 'r1', cidr: '10.0.0.0/24' }, { connection_id: '$b' }),
  share('grant', '$other'),
];
