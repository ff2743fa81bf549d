import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { read, refTo, row, schemasOf, sent } from './short.ts';

const kind = (values: string[]) => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string', ...(values.length > 0 ? { enum: values } : {}) } },
});
const choice = (names: string[], discriminator: unknown) => ({
  oneOf: names.map((name) => refTo(name)),
  discriminator,
});
const by = (mapping?: object) => ({ propertyName: 'kind', ...(mapping ? { mapping } : {}) });
const [cat, dog] = ['#/components/schemas/Cat', '#/components/schemas/Dog'];
const pets = (draft: Draft, values = true) =>
  Object.assign(schemasOf(draft), { Cat: kind(values ? ['cat', 'Cat'] : []), Dog: kind(values ? ['dog', 'Dog'] : []) });
type Put = (draft: Draft, schema: unknown) => void;

/** A choice with one discriminator, then with another, in a request or an answer. */
const pair = (change: string, verdict: Row['verdict'], put: Put, one: unknown, other: unknown) =>
  row(
    change,
    verdict,
    (draft) => put(draft, choice(['Cat', 'Dog'], other)),
    (draft) => {
      pets(draft, !JSON.stringify([one, other]).includes('puss'));
      put(draft, choice(['Cat', 'Dog'], one));
    },
  );

/** A choice of one branch that gets a second one. */
const grown = (change: string, verdict: Row['verdict'], put: Put) =>
  row(
    change,
    verdict,
    (draft) => put(draft, choice(['Cat', 'Dog'], by({ cat, dog }))),
    (draft) => {
      pets(draft);
      put(draft, choice(['Cat'], by({ cat })));
    },
  );

const rename = (draft: Draft) => {
  schemasOf(draft).Puss = schemasOf(draft).Cat;
  delete schemasOf(draft).Cat;
};

/** Discriminators: the names that they give are those of components unless a mapping says otherwise. */
export const discriminators: Row[] = [
  pair('names of a discriminator written out', 'patch', sent, by(), by({ Cat: cat, Dog: dog })),
  pair(
    'names of a discriminator by their short form',
    'patch',
    sent,
    by({ Cat: cat, Dog: dog }),
    by({ Cat: 'Cat', Dog: 'Dog' }),
  ),
  pair('mapping in another order', 'none', read, by({ cat, dog }), by({ dog, cat })),
  pair('mapping leads to another schema', 'major', sent, by({ cat, dog }), by({ cat: dog, dog: cat })),
  pair('mapping of an answer leads to another schema', 'major', read, by({ cat, dog }), by({ cat: dog, dog: cat })),
  pair('name added to a mapping', 'minor', sent, by({ cat, dog }), by({ cat, dog, puss: cat })),
  pair('name removed from the mapping of a request', 'major', sent, by({ cat, dog, puss: cat }), by({ cat, dog })),
  pair('discriminator of another field', 'major', read, by(), { propertyName: 'sort' }),
  pair('extension of a discriminator', 'patch', read, by(), { ...by(), 'x-note': 1 }),
  row(
    'component rename by which a discriminator knows it',
    'major',
    (draft) => {
      rename(draft);
      sent(draft, choice(['Puss', 'Dog'], by()));
    },
    (draft) => {
      pets(draft, false);
      sent(draft, choice(['Cat', 'Dog'], by()));
    },
  ),
  row(
    'component rename that the mapping names',
    'patch',
    (draft) => {
      rename(draft);
      sent(draft, choice(['Puss', 'Dog'], by({ cat: '#/components/schemas/Puss', dog })));
    },
    (draft) => {
      pets(draft, false);
      Object.assign(schemasOf(draft).Cat.properties.kind, { enum: ['cat'] });
      Object.assign(schemasOf(draft).Dog.properties.kind, { enum: ['dog'] });
      sent(draft, choice(['Cat', 'Dog'], by({ cat, dog })));
    },
  ),
  grown('branch of a discriminator added to a request', 'minor', sent),
  grown('branch of a discriminator added to an answer', 'major', read),
];
