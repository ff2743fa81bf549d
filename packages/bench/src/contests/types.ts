import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contest, type OpenContender } from '../contest.ts';
import { timed } from '../lab/time.ts';
import { project } from './requests.ts';
import { runNode } from './start.ts';

const tsc = fileURLToPath(new URL('bin/tsc', import.meta.resolve('typescript/package.json')));
const built = (name: string) => fileURLToPath(new URL(`../../../${name}/dist/index.d.ts`, import.meta.url));

/** As in a project that installed the packages: their declarations, not their sources. */
const options = {
  target: 'es2024',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  paths: {
    '@dli-connections/client': [built('client')],
    '@dli-connections/contract': [built('contract')],
    'openapi-fetch': [fileURLToPath(new URL('dist/index.d.mts', import.meta.resolve('openapi-fetch/package.json')))],
  },
};

const path = '/v2.0/{project_id}/datasource/enhanced-connections/{connection_id}';
const sources = {
  client: `import { createDliClient } from '@dli-connections/client';
const client = createDliClient({ endpoint: 'http://dli.test', projectId: '${project}', credentials: 'any' });
export const shown: Promise<string> = client.showEnhancedConnection({ connection_id: 'c' }).then(({ name }) => name);
`,
  'openapi-fetch': `import type { paths } from '@dli-connections/contract';
import createClient from 'openapi-fetch';
const client = createClient<paths>({ baseUrl: 'http://dli.test' });
const params = { path: { project_id: '${project}', connection_id: 'c' } };
export const shown: Promise<string | undefined> = client.GET('${path}', { params }).then(({ data }) => data?.name);
`,
};

const checking =
  (source: string): OpenContender =>
  async (lab) => {
    const folder = lab.folder();
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'main.ts'), source);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['main.ts'] }));
    return { measure: (seconds) => timed(seconds, () => runNode(tsc, '-p', folder)) };
  };

/** The cost of the client's types to a program that imports it. */
export const types = contest('types', {
  title: 'Type-check a file that calls `show`',
  unit: 'ms',
  contenders: {
    'openapi-fetch': { what: 'openapi-fetch with the types of the contract', open: checking(sources['openapi-fetch']) },
    client: { what: 'the client', open: checking(sources.client) },
  },
  rows: [
    {
      work: 'type-checking a file that imports the client',
      kind: 'peer',
      ratio: ['client', 'openapi-fetch'],
      bar: { most: 1.2 },
    },
  ],
});
