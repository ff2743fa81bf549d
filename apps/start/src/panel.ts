import { operations } from '@dli-connections/contract';
import type { Example } from './example.ts';
import type { Answered } from './proof.ts';
import type { Services } from './services.ts';

/** The content of the panel. */
export interface Shown {
  urls: Services['urls'];
  data: string;
  answered: Answered[];
  example: Example;
}

/** The text that `start` shows when everything answers. It fits a terminal of 80 columns and 24 rows. */
export function panel({ urls, data, answered, example }: Shown): string {
  const { projectId, request } = example;
  const [before = '', path = ''] = operations.createEnhancedConnection.path.split('/{project_id}');
  const stores = data === ':memory:' ? 'stores data until it stops' : `stores data in ${shortened(data, 26)}`;
  const calls = [...Map.groupBy(answered, ({ server }) => server)].map(
    ([server, those]) => `${server}: ${those.map(({ call }) => call).join(', ')}`,
  );
  return `
  Up. It has answered, through the client:
  ${calls.join('; ')}

  portal     ${urls.portal}   documentation, console, reports
  mock       ${urls.mock}   answers from the spec, stores nothing
  reference  ${urls.reference}   ${stores}

  In another terminal, in this folder:

  dli=${urls.reference}${before}/${projectId}
  curl -s $dli${path} \\
    -H X-Auth-Token:any -H Content-Type:application/json \\
    -d '${JSON.stringify(request).replace(/(?<="),(?="dest_network)/, ',\n        ')}'

  node_modules/.bin/node --input-type=module -e '
  import { createDliClient } from "@dli-connections/client";
  const dli = createDliClient({ endpoint: "${urls.reference}",
    projectId: "${projectId}", credentials: "any" });
  console.log(await dli.listEnhancedConnections({}));'

  Ctrl-C stops all three. Options: start --help
`;
}

/** The end of a path that is too long to be shown whole. */
function shortened(path: string, most: number): string {
  return path.length <= most ? path : `…${path.slice(1 - most)}`;
}
