import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { createOf, listOf, removeOf, row, showOf } from './short.ts';

const flow = (tokenUrl: string, scopes = {}) => ({
  type: 'oauth2',
  flows: { clientCredentials: { tokenUrl, scopes } },
});
const schemes = (draft: Draft, more: object) => Object.assign(draft.components.securitySchemes, more);

/** Credentials. */
export const access: Row[] = [
  row(
    'access: no requirement, and an empty one',
    'patch',
    (draft) => {
      showOf(draft).security = [{}];
    },
    (draft) => {
      showOf(draft).security = [];
    },
  ),
  row(
    'access: own requirement gone, for the global one',
    'major',
    (draft) => delete showOf(draft).security,
    (draft) => {
      showOf(draft).security = [];
    },
  ),
  row('access: both of one in place of either', 'major', (draft) => {
    showOf(draft).security = [{ token: [], signature: [] }];
  }),
  row(
    'access: either in place of both',
    'minor',
    (draft) => {
      showOf(draft).security = [{ token: [] }, { signature: [] }];
    },
    (draft) => {
      showOf(draft).security = [{ token: [], signature: [] }];
    },
  ),
  row('access: both beside one of them', 'patch', (draft) => draft.security.push({ token: [], signature: [] })),
  row(
    'access: schemes of a pair in another order',
    'none',
    (draft) => {
      draft.security = [{ signature: [], token: [] }];
    },
    (draft) => {
      draft.security = [{ token: [], signature: [] }];
    },
  ),
  row('access: key moved to the query', 'major', (draft) => {
    draft.components.securitySchemes.token.in = 'query';
  }),
  row('access: key moved to a cookie', 'major', (draft) => {
    draft.components.securitySchemes.token.in = 'cookie';
  }),
  row(
    'access: format of a bearer token',
    'patch',
    (draft) => {
      draft.components.securitySchemes.jwt.bearerFormat = 'JWT';
    },
    (draft) => {
      schemes(draft, { jwt: { type: 'http', scheme: 'bearer' } });
      draft.security.push({ jwt: [] });
    },
  ),
  row(
    'access: case of an http scheme',
    'patch',
    (draft) => {
      draft.components.securitySchemes.jwt.scheme = 'Bearer';
    },
    (draft) => {
      schemes(draft, { jwt: { type: 'http', scheme: 'bearer' } });
      draft.security.push({ jwt: [] });
    },
  ),
  row(
    'access: basic in place of bearer',
    'major',
    (draft) => {
      draft.components.securitySchemes.jwt.scheme = 'basic';
    },
    (draft) => {
      schemes(draft, { jwt: { type: 'http', scheme: 'bearer' } });
      draft.security.push({ jwt: [] });
    },
  ),
  row('access: certificate too', 'minor', (draft) => {
    schemes(draft, { cert: { type: 'mutualTLS' } });
    draft.security.push({ cert: [] });
  }),
  row('access: certificate needed besides', 'major', (draft) => {
    schemes(draft, { cert: { type: 'mutualTLS' } });
    draft.security = draft.security.map((each: object) => ({ ...each, cert: [] }));
  }),
  row(
    'access: issuer of tokens',
    'major',
    (draft) => {
      draft.components.securitySchemes.open.openIdConnectUrl = 'https://b.example/';
    },
    (draft) => {
      schemes(draft, { open: { type: 'openIdConnect', openIdConnectUrl: 'https://a.example/' } });
      draft.security = [{ open: [] }];
    },
  ),
  row(
    'access: tokens of another scheme of the same type',
    'major',
    (draft) => {
      draft.security = [{ two: ['read'] }];
    },
    (draft) => {
      schemes(draft, {
        one: flow('https://a.example/token', { read: 'Read.' }),
        two: flow('https://b.example/token', { read: 'Read.' }),
      });
      draft.security = [{ one: ['read'] }];
    },
  ),
  row(
    'access: scheme of tokens renamed and moved',
    'major',
    (draft) => {
      delete draft.components.securitySchemes.one;
      schemes(draft, { two: flow('https://b.example/token') });
      draft.security = [{ two: [] }];
    },
    (draft) => {
      schemes(draft, { one: flow('https://a.example/token') });
      draft.security = [{ one: [] }];
    },
  ),
  row(
    'access: scheme of tokens renamed',
    'patch',
    (draft) => {
      delete draft.components.securitySchemes.one;
      schemes(draft, { two: flow('https://a.example/token') });
      draft.security = [{ two: [] }];
    },
    (draft) => {
      schemes(draft, { one: flow('https://a.example/token') });
      draft.security = [{ one: [] }];
    },
  ),
  row(
    'access: scopes in another order',
    'patch',
    (draft) => draft.security[0].one.reverse(),
    (draft) => {
      schemes(draft, { one: flow('https://a.example/token', { a: 'A.', b: 'B.' }) });
      draft.security = [{ one: ['a', 'b'] }];
    },
  ),
  row(
    'access: description of a scope',
    'patch',
    (draft) => {
      draft.components.securitySchemes.one.flows.clientCredentials.scopes.a = 'All.';
    },
    (draft) => {
      schemes(draft, { one: flow('https://a.example/token', { a: 'A.' }) });
      draft.security = [{ one: ['a'] }];
    },
  ),
  row(
    'access: scope needed on one operation',
    'major',
    (draft) => {
      showOf(draft).security = [{ one: ['a'] }];
    },
    (draft) => {
      schemes(draft, { one: flow('https://a.example/token', { a: 'A.' }) });
      draft.security = [{ one: [] }];
    },
  ),
  row(
    'access: either scope in place of one',
    'minor',
    (draft) => draft.security.push({ one: ['b'] }),
    (draft) => {
      schemes(draft, { one: flow('https://a.example/token', { a: 'A.', b: 'B.' }) });
      draft.security = [{ one: ['a'] }];
    },
  ),
  row(
    'access: kind of a flow',
    'major',
    (draft) => {
      const { flows } = draft.components.securitySchemes.one;
      flows.password = flows.clientCredentials;
      delete flows.clientCredentials;
    },
    (draft) => {
      schemes(draft, { one: flow('https://a.example/token') });
      draft.security = [{ one: [] }];
    },
  ),
  row(
    'access: flow of a scheme that nothing needs',
    'patch',
    (draft) => {
      draft.components.securitySchemes.one.flows.clientCredentials.tokenUrl = 'https://b.example/token';
    },
    (draft) => {
      schemes(draft, { one: flow('https://a.example/token') });
    },
  ),
  row(
    'access: unused requirement of the document',
    'patch',
    (draft) => {
      draft.security = [{ token: [], signature: [] }];
    },
    (draft) => {
      for (const each of [listOf(draft), createOf(draft), showOf(draft), removeOf(draft)])
        each.security = [{ token: [] }];
    },
  ),
];
