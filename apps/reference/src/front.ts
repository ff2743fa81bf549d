import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { operations } from '@dli-connections/contract';
import { curlOf } from '@dli-connections/document/examples';
import { frontPages, type Pages } from '@dli-connections/middleware';

/** The project of the spec's examples, so that the first line lists what the examples create. */
const exampleProject = '48cc2c48765f481480c7db940d6409d1';

/** The bundle of the spec: a copy beside the built program, in a clone that of the spec. */
function openapi(form: 'json' | 'yaml'): Promise<string> {
  const copy = new URL(`openapi.${form}`, import.meta.url);
  const source = new URL(`../../../spec/dist/openapi.${form}`, import.meta.url);
  return readFile(existsSync(copy) ? copy : source, 'utf8');
}

/** A curl line to begin with. With a credentials file its token is a variable, since a made-up one is refused. */
export function curlLine(url: string, hasCredentials: boolean): string {
  const { method, path } = operations.listEnhancedConnections;
  const request = { method, path: path.replace('{project_id}', exampleProject), headers: { 'X-Auth-Token': 'any' } };
  const line = curlOf(url, request);
  return hasCredentials ? line.replace('X-Auth-Token:any', '"X-Auth-Token:$DLI_TOKEN"') : line;
}

/** The first page of the server, and the spec. */
export const pages = (hasCredentials: boolean): Pages =>
  frontPages({
    title: () => 'Reference server of DLI enhanced datasource connections',
    about: 'It stores connections. It makes no peerings: their states follow from a scenario and the clock.',
    links: {
      '/healthz': 'the process is alive',
      '/readyz': 'the data can be used',
      '/metrics': 'for Prometheus',
    },
    curl: (url) => curlLine(url, hasCredentials),
    openapi,
  });
