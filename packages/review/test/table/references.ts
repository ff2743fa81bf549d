import type { Draft } from '../edit.ts';
import type { Row } from './row.ts';
import { read, refTo, row, schemasOf, sent } from './short.ts';

const text = (more = {}) => ({ type: 'string', ...more });
const put = (name: string, schema: unknown) => (draft: Draft) => {
  schemasOf(draft)[name] = schema;
};
const tree = (more = {}) => ({
  $dynamicAnchor: 'node',
  type: 'object',
  properties: { name: text(more), kids: { type: 'array', items: { $dynamicRef: '#node' } } },
});

/** References, and what they lead to. */
export const references: Row[] = [
  row('schema moved to a component', 'patch', (draft) => {
    schemasOf(draft).Note = schemasOf(draft).CreateThingRequest.properties.note;
    schemasOf(draft).CreateThingRequest.properties.note = refTo('Note');
  }),
  row('component written in place', 'patch', (draft) => {
    schemasOf(draft).CreateThingRequest.properties.name = structuredClone(schemasOf(draft).Name);
  }),
  row('component moved and narrowed', 'major', (draft) => {
    const { note } = schemasOf(draft).CreateThingRequest.properties;
    schemasOf(draft).Note = { ...note, maxLength: note.maxLength - 1 };
    schemasOf(draft).CreateThingRequest.properties.note = refTo('Note');
  }),
  row(
    'reference through a second one',
    'patch',
    (draft) => sent(draft, refTo('Alias')),
    (draft) => {
      sent(draft, refTo('Name'));
      schemasOf(draft).Alias = refTo('Name');
    },
  ),
  row(
    'reference to another component',
    'major',
    (draft) => sent(draft, refTo('Two')),
    (draft) => {
      Object.assign(schemasOf(draft), { One: text(), Two: text({ maxLength: 3 }) });
      sent(draft, refTo('One'));
    },
  ),
  row(
    'reference into another component',
    'patch',
    (draft) => sent(draft, { $ref: '#/components/schemas/CreateThingRequest/properties/note' }),
    (draft) => sent(draft, structuredClone(schemasOf(draft).CreateThingRequest.properties.note)),
  ),
  row(
    'definition of a schema of its own',
    'patch',
    (draft) => {
      sent(draft, refTo('Outer'));
      schemasOf(draft).Outer = {
        $ref: '#/components/schemas/Outer/$defs/inner',
        $defs: { inner: text({ maxLength: 4 }) },
      };
    },
    (draft) => sent(draft, text({ maxLength: 4 })),
  ),
  row(
    'definition of its own narrowed',
    'major',
    (draft) => {
      schemasOf(draft).Outer.$defs.inner.maxLength = 3;
    },
    (draft) => {
      schemasOf(draft).Outer = {
        $ref: '#/components/schemas/Outer/$defs/inner',
        $defs: { inner: text({ maxLength: 4 }) },
      };
      sent(draft, refTo('Outer'));
    },
  ),
  row(
    'reference to an anchor',
    'patch',
    (draft) => sent(draft, { $ref: '#label' }),
    (draft) => {
      schemasOf(draft).Label = text({ $anchor: 'label', maxLength: 4 });
      sent(draft, refTo('Label'));
    },
  ),
  row(
    'schema with an own address, narrowed within',
    'major',
    (draft) => {
      schemasOf(draft).Label.$defs.short.maxLength = 3;
    },
    (draft) => {
      const $defs = { short: { type: 'string', maxLength: 4 } };
      schemasOf(draft).Label = { $id: 'https://things.example.org/label', $ref: '#/$defs/short', $defs };
      sent(draft, refTo('Label'));
    },
  ),
  row(
    'schema behind an anchor narrowed',
    'major',
    (draft) => {
      schemasOf(draft).Label.maxLength = 3;
    },
    (draft) => {
      schemasOf(draft).Label = text({ $anchor: 'label', maxLength: 4 });
      sent(draft, { $ref: '#label' });
    },
  ),
  row(
    'reference by an identifier',
    'patch',
    (draft) => sent(draft, { $ref: 'https://things.example.org/label' }),
    (draft) => {
      schemasOf(draft).Label = text({ $id: 'https://things.example.org/label', maxLength: 4 });
      sent(draft, refTo('Label'));
    },
  ),
  row(
    'schema behind an identifier narrowed',
    'major',
    (draft) => {
      schemasOf(draft).Label.maxLength = 3;
    },
    (draft) => {
      schemasOf(draft).Label = text({ $id: 'https://things.example.org/label', maxLength: 4 });
      sent(draft, { $ref: 'https://things.example.org/label' });
    },
  ),
  row(
    'dynamic reference in place of a plain one',
    'patch',
    (draft) => {
      schemasOf(draft).Tree = tree();
    },
    (draft) => {
      schemasOf(draft).Tree = {
        type: 'object',
        properties: { name: text(), kids: { type: 'array', items: refTo('Tree') } },
      };
      sent(draft, refTo('Tree'));
    },
  ),
  row(
    'schema behind a dynamic reference narrowed',
    'major',
    put('Leaf', text({ $dynamicAnchor: 'leaf', maxLength: 3 })),
    (draft) => {
      schemasOf(draft).Leaf = text({ $dynamicAnchor: 'leaf', maxLength: 4 });
      sent(draft, { type: 'array', items: { $dynamicRef: '#leaf' } });
    },
  ),
  row(
    'schema behind a dynamic reference of an answer widened',
    'major',
    put('Leaf', text({ $dynamicAnchor: 'leaf', maxLength: 5 })),
    (draft) => {
      schemasOf(draft).Leaf = text({ $dynamicAnchor: 'leaf', maxLength: 4 });
      read(draft, { $dynamicRef: '#leaf' });
    },
  ),
  row(
    'recursive schema loses a field',
    'major',
    (draft) => {
      delete schemasOf(draft).Tree.properties.name;
    },
    (draft) => {
      schemasOf(draft).Tree = {
        type: 'object',
        properties: { name: text(), kids: { type: 'array', items: refTo('Tree') } },
      };
      read(draft, refTo('Tree'));
    },
  ),
  row(
    'two schemas that refer to each other',
    'minor',
    (draft) => {
      schemasOf(draft).Odd.properties.more = text();
    },
    (draft) => {
      schemasOf(draft).Even = { type: 'object', properties: { next: refTo('Odd') } };
      schemasOf(draft).Odd = { type: 'object', properties: { next: refTo('Even') } };
      sent(draft, refTo('Even'));
    },
  ),
];
