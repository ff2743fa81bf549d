import type { CreateEnhancedConnectionRequest, CreateEnhancedConnectionResponse } from '@dli-connections/contract';

/** A server that answered the example request. */
export interface Proven {
  name: string;
  url: string;
  about: string;
  answer: CreateEnhancedConnectionResponse;
}

/** What `start` prints when both servers have answered. */
export function summary(servers: Proven[], request: CreateEnhancedConnectionRequest, path: string): string {
  const width = Math.max(...servers.map(({ name }) => name.length));
  const last = servers.at(-1);
  return [
    '',
    ...servers.map(({ name, url, about }) => `  ${name.padEnd(width)}  ${url}  ${about}`),
    '',
    `  POST ${path}`,
    `  ${JSON.stringify(request)}`,
    '',
    ...servers.map(({ name, answer }) => `  ${name.padEnd(width)}  201 ${JSON.stringify(answer)}`),
    '',
    '  Try it:',
    `  curl -s -X POST ${last?.url}${path} -H 'X-Auth-Token: any' -H 'Content-Type: application/json' -d '${JSON.stringify(request)}'`,
    '',
    '  Ctrl-C stops both.',
    '',
  ].join('\n');
}
