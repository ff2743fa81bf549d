import { test } from 'vitest';
import { type Law, play } from '../../test/play.ts';

const pairs = [
  ['createRouteToEnhancedConnection', 'deleteRouteFromEnhancedConnection'],
  ['createEnhancedConnectionRoutes', 'deleteEnhancedConnectionRoutes'],
] as const;

const exists = (what: string) => `DLI.0006 The connection has a route ${what} already.`;

/** The same laws for both versions of the operations. */
const laws = pairs.flatMap(([add, remove]): Law[] => [
  [
    `${add}: a name is taken once per connection`,
    [add, { name: 'r', cidr: '10.0.0.0/24' }, { is_success: true, message: '' }],
    [add, { name: 'r', cidr: '10.0.1.0/24' }, exists('named r')],
    [add, { name: 'R', cidr: '10.0.1.0/24' }, {}],
  ],
  [
    `${add}: ranges may overlap but not be equal, however they are written`,
    [add, { name: 'a', cidr: '10.0.0.0/24' }, {}],
    [add, { name: 'b', cidr: '10.0.0.0/25' }, {}],
    [add, { name: 'c', cidr: '10.0.0.0' }, {}],
    [add, { name: 'd', cidr: '10.0.0.0/24' }, exists('to 10.0.0.0/24')],
    [add, { name: 'd', cidr: '10.0.0.9/24' }, exists('to 10.0.0.9/24')],
    [add, { name: 'd', cidr: '10.0.0.0/32' }, exists('to 10.0.0.0/32')],
    [add, { name: 'e', cidr: '2001:db8::/32' }, {}],
    [add, { name: 'f', cidr: '2001:0DB8:0::/32' }, exists('to 2001:0DB8:0::/32')],
  ],
  [
    `${remove}: takes away what is there`,
    [add, { name: 'r', cidr: '10.0.0.0/24' }, {}],
    [add, { name: 's', cidr: '10.0.1.0/24' }, {}],
    [remove, { name: 'r' }, { is_success: true, message: 'Deleted' }],
    [remove, { name: 'r' }, 'DLI.0001 Route r does not exist.'],
    ['showEnhancedConnection', {}, { routes: [{ name: 's' }] }],
    [add, { name: 'r', cidr: '10.0.0.0/24' }, {}],
  ],
]);

test.each(laws)('%s', (...law) => play(law));
