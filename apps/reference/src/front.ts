import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { operations } from '@dli-connections/contract';
import { curlOf } from '@dli-connections/document/examples';
import { frontPages, type Pages } from '@dli-connections/middleware';

/** The bundle of the spec: a copy beside the built program, in a clone that of the spec. */
function openapi(form: 'json' | 'yaml'): Promise<string> {
  const copy = new URL(`openapi.${form}`, import.meta.url);
  const source = new URL(`../../../spec/dist/openapi.${form}`, import.meta.url);
  return readFile(existsSync(copy) ? copy : source, 'utf8');
}

let project: Promise<string> | undefined;

/** The project of the spec's examples. It is read once: the spec is large, and anyone may ask for the first page. */
const exampleProject = (): Promise<string> => {
  project ??= openapi('json').then((text) => JSON.parse(text).components.parameters.ProjectId.example);
  return project;
};

/**
 * A curl line to begin with, for the project of the spec's examples: it lists what they create. With a credentials file its
 * token is a variable, since a made-up one is refused.
 */
export async function curlLine(url: string, hasCredentials: boolean): Promise<string> {
  const { method, path } = operations.listEnhancedConnections;
  const ofProject = path.replace('{project_id}', await exampleProject());
  const line = curlOf(url, { method, path: ofProject, headers: { 'X-Auth-Token': 'any' } });
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
