import { type ConnectionRequest, operations } from '@dli-connections/contract';
import { type Answered, projectId } from './proof.ts';
import type { Services } from './services.ts';

/** What the panel tells of. */
export interface Shown {
  urls: Services['urls'];
  data: string;
  answered: Answered[];
  /** Of the curl line. */
  request: ConnectionRequest;
  seconds: number;
}

/** What `start` shows when everything answers. It fits a terminal of 80 columns and 24 rows. */
export function panel({ urls, data, answered, request, seconds }: Shown): string {
  const path = operations.createEnhancedConnection.path.replace('{project_id}', projectId);
  const kept = data === ':memory:' ? 'remembers, until it stops' : `remembers, in ${shortened(data, 34)}`;
  const calls = [...Map.groupBy(answered, ({ server }) => server)].map(
    ([server, those]) => `${server}: ${those.map(({ call }) => call).join(', ')}`,
  );
  return `
  Up after ${seconds.toFixed(1)} s. It has answered, through the client:
  ${calls.join('; ')}

  portal     ${urls.portal}   documentation, console, reports
  mock       ${urls.mock}   answers from the spec, keeps nothing
  reference  ${urls.reference}   ${kept}

  In another terminal:

  curl -s ${urls.reference}${path} \\
    -H X-Auth-Token:any -H Content-Type:application/json \\
    -d '${JSON.stringify(request).replace(/(?<="),(?="dest_network)/, ',\n        ')}'

  In a program:

  import { createDliClient } from '@dli-connections/client';
  const dli = createDliClient({ endpoint: '${urls.reference}',
    projectId: '${projectId}', credentials: 'any' });
  console.log(await dli.listEnhancedConnections({}));

  Ctrl-C stops all three. Flags: start --help
`;
}

/** The end of a path that is too long to be shown whole. */
function shortened(path: string, most: number): string {
  return path.length <= most ? path : `…${path.slice(1 - most)}`;
}
