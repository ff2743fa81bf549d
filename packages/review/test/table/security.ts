import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';

const oauth = (more = {}) => ({
  type: 'oauth2',
  flows: {
    clientCredentials: { tokenUrl: 'https://a.example/token', scopes: { read: 'Read.', write: 'Write.' }, ...more },
  },
});
const withOauth = {
  before: (_: unknown, draft: Draft) => {
    draft.components.securitySchemes.oauth = oauth();
    draft.security = [{ oauth: ['read'] }];
  },
};

/** Credentials. */
export const security: Row[] = [
  {
    change: 'global security written out on one operation',
    edit: ({ show }, draft) => {
      show.security = structuredClone(draft.security);
    },
    verdict: 'patch',
  },
  { change: 'security in another order', edit: (_, draft) => draft.security.reverse(), verdict: 'patch' },
  {
    change: 'token and signature',
    edit: (_, draft) => {
      draft.security = [{ token: [], signature: [] }];
    },
    verdict: 'major',
  },
  {
    change: 'token alone in place of both',
    before: (_, draft) => {
      draft.security = [{ token: [], signature: [] }];
    },
    edit: (_, draft) => {
      draft.security = [{ token: [] }];
    },
    verdict: 'minor',
  },
  { change: 'security removed', edit: (_, draft) => delete draft.security, verdict: 'minor' },
  {
    change: 'security required where there was none',
    before: (_, draft) => delete draft.security,
    edit: (_, draft) => {
      draft.security = [{ token: [] }];
    },
    verdict: 'major',
  },
  {
    change: 'one operation without credentials',
    edit: ({ show }) => {
      show.security = [];
    },
    verdict: 'minor',
  },
  { change: 'credentials optional', edit: (_, draft) => draft.security.push({}), verdict: 'minor' },
  {
    change: 'credentials no longer optional',
    before: (_, draft) => draft.security.push({}),
    edit: (_, draft) => draft.security.pop(),
    verdict: 'major',
  },
  {
    change: 'security scheme under another name',
    edit: (_, draft) => {
      const schemes = draft.components.securitySchemes;
      schemes.key = schemes.token;
      delete schemes.token;
      draft.security[0] = { key: [] };
    },
    verdict: 'patch',
  },
  {
    change: 'case of the header of a scheme',
    edit: (_, draft) => {
      draft.components.securitySchemes.token.name = 'x-auth-token';
    },
    verdict: 'patch',
  },
  {
    change: 'description of a scheme',
    edit: (_, draft) => {
      draft.components.securitySchemes.token.description = 'Other.';
    },
    verdict: 'patch',
  },
  {
    change: 'type of a scheme',
    edit: (_, draft) => {
      draft.components.securitySchemes.token = { type: 'http', scheme: 'bearer' };
    },
    verdict: 'major',
  },
  {
    change: 'scope needed',
    ...withOauth,
    edit: (_, draft) => {
      draft.security = [{ oauth: ['read', 'write'] }];
    },
    verdict: 'major',
  },
  {
    change: 'scope no longer needed',
    ...withOauth,
    edit: (_, draft) => {
      draft.security = [{ oauth: [] }];
    },
    verdict: 'minor',
  },
  {
    change: 'scope removed from a flow',
    ...withOauth,
    edit: (_, draft) => delete draft.components.securitySchemes.oauth.flows.clientCredentials.scopes.write,
    verdict: 'major',
  },
  {
    change: 'scope added to a flow',
    ...withOauth,
    edit: (_, draft) => {
      draft.components.securitySchemes.oauth.flows.clientCredentials.scopes.all = 'All.';
    },
    verdict: 'minor',
  },
  {
    change: 'flow added',
    ...withOauth,
    edit: (_, draft) => {
      draft.components.securitySchemes.oauth.flows.password = { tokenUrl: 'https://a.example/p', scopes: {} };
    },
    verdict: 'minor',
  },
  {
    change: 'flow removed',
    ...withOauth,
    edit: (_, draft) => {
      draft.components.securitySchemes.oauth.flows = {};
    },
    verdict: 'major',
  },
  {
    change: 'address of tokens',
    ...withOauth,
    edit: (_, draft) => {
      draft.components.securitySchemes.oauth.flows.clientCredentials.tokenUrl = 'https://b.example/token';
    },
    verdict: 'major',
  },
];
