import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';

const variables = { region: { default: 'eu', enum: ['eu', 'us'] } };
const withVariable = {
  before: (_: unknown, draft: Draft) => {
    draft.servers = [{ url: 'https://{region}.example.org', variables: structuredClone(variables) }];
  },
};
const region = (draft: Draft) => draft.servers[0].variables.region;

/** Addresses of operations. */
export const servers: Row[] = [
  {
    change: 'server added',
    edit: (_, draft) => draft.servers.push({ url: 'https://things.example.com' }),
    verdict: 'minor',
  },
  {
    change: 'host in capitals, with its usual port',
    edit: (_, draft) => {
      draft.servers[0].url = 'https://THINGS.example.org:443';
    },
    verdict: 'patch',
  },
  {
    change: 'servers written as one with a variable',
    edit: (_, draft) => {
      const top = { default: 'org', enum: ['org', 'net'] };
      draft.servers = [{ url: 'https://things.example.{top}', variables: { top } }];
    },
    verdict: 'patch',
  },
  {
    change: 'server written with a variable that has more values',
    edit: (_, draft) => {
      const top = { default: 'org', enum: ['org', 'net', 'com'] };
      draft.servers = [{ url: 'https://things.example.{top}', variables: { top } }];
    },
    verdict: 'minor',
  },
  {
    change: 'server written with a variable that has fewer values',
    edit: (_, draft) => {
      const top = { default: 'org', enum: ['org'] };
      draft.servers = [{ url: 'https://things.example.{top}', variables: { top } }];
    },
    verdict: 'major',
  },
  {
    change: 'variable of a server renamed',
    ...withVariable,
    edit: (_, draft) => {
      draft.servers = [{ url: 'https://{place}.example.org', variables: { place: structuredClone(variables.region) } }];
    },
    verdict: 'patch',
  },
  { change: 'servers in another order', edit: (_, draft) => draft.servers.reverse(), verdict: 'patch' },
  {
    change: 'description of a server',
    edit: (_, draft) => {
      draft.servers[0].description = 'EU';
    },
    verdict: 'patch',
  },
  {
    change: 'path of a server',
    edit: (_, draft) => {
      draft.servers[0].url += '/api';
    },
    verdict: 'major',
  },
  {
    change: 'slash behind a server',
    edit: (_, draft) => {
      draft.servers[0].url += '/';
    },
    verdict: 'patch',
  },
  {
    change: 'servers on one operation',
    edit: ({ show }) => {
      show.servers = [{ url: 'https://other.example.org' }];
    },
    verdict: 'major',
  },
  {
    change: 'global servers written out on a path',
    edit: (_, draft) => {
      draft.paths['/v1/{project_id}/things'].servers = structuredClone(draft.servers);
    },
    verdict: 'patch',
  },
  {
    change: 'server variable lost a value',
    ...withVariable,
    edit: (_, draft) => region(draft).enum.pop(),
    verdict: 'major',
  },
  {
    change: 'server variable gained a value',
    ...withVariable,
    edit: (_, draft) => region(draft).enum.push('asia'),
    verdict: 'minor',
  },
  {
    change: 'default of a server variable',
    ...withVariable,
    edit: (_, draft) => {
      region(draft).default = 'us';
    },
    verdict: 'major',
  },
  {
    change: 'values of a server variable listed',
    before: (_, draft) => {
      draft.servers = [{ url: 'https://{region}.example.org', variables: { region: { default: 'eu' } } }];
    },
    edit: (_, draft) => {
      region(draft).enum = ['eu'];
    },
    verdict: 'major',
  },
  {
    change: 'values of a server variable in another order',
    ...withVariable,
    edit: (_, draft) => region(draft).enum.reverse(),
    verdict: 'patch',
  },
  // An address is the URL of the server followed by the path.
  ...[
    ['a part of the path moved into the servers', '/v1', '', 'patch'],
    ['a part of the path moved into the servers, and changed', '/v2', '', 'major'],
    ['a slash at the end of a path', '', '/', 'major'],
  ].map(
    ([change = '', from = '', end = '', verdict]): Row => ({
      change,
      edit: (_, draft) => {
        for (const server of draft.servers) server.url += from;
        const moved = (path: string) => path.slice(from.length) + end;
        draft.paths = Object.fromEntries(Object.entries(draft.paths).map(([path, item]) => [moved(path), item]));
      },
      verdict: verdict as Row['verdict'], // of the list above
    }),
  ),
  {
    change: 'a part of the path moved into one of the servers',
    edit: (_, draft) => {
      draft.servers[0].url += '/v1';
      draft.paths = Object.fromEntries(Object.entries(draft.paths).map(([path, item]) => [path.slice(3), item]));
    },
    verdict: 'major',
  },
  {
    change: 'the server at / moved into the paths',
    before: (_, draft) => {
      draft.servers = [{ url: '/base/' }];
    },
    edit: (_, draft) => {
      delete draft.servers;
      draft.paths = Object.fromEntries(Object.entries(draft.paths).map(([path, item]) => [`/base${path}`, item]));
    },
    verdict: 'patch',
  },
];
