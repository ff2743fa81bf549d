const schemas = 'components/schemas';

/** One more property of a schema, in a file of its own of that name. */
const named = (fault, name, owner) => ({
  fault,
  breaks: ['house/schema-names', 703, `${schemas}/${name}.yaml#/`],
  edits: [
    [`${schemas}/${owner}.yaml`, /$/, `  extra:\n    $ref: ${name}.yaml\n`],
    [
      `${schemas}/${name}.yaml`,
      undefined,
      'type: boolean\ndescription: More.\nexamples: [true]\nx-evidence: D voas-tags\n',
    ],
  ],
});

/** Faults against #701 to #707. The shape is described in `lint.mjs`. */
export const generated = [
  {
    fault: 'an array of unknown things',
    breaks: ['house/array-items', 701, `${schemas}/TagsInUse.yaml#/properties/more`],
    edits: [
      [
        `${schemas}/TagsInUse.yaml`,
        /$/,
        '  more:\n    type: array\n    description: More.\n    examples: [[]]\n    x-evidence: D voas-tags\n',
      ],
    ],
  },
  {
    fault: 'an array of unknown things inside a not',
    breaks: ['house/array-items', 701, `${schemas}/BindingRequest.yaml#/not/properties/queues`],
    edits: [[`${schemas}/BindingRequest.yaml`, 'queues: { type: array, items: {},', 'queues: { type: array,']],
  },
  {
    fault: 'alternatives that only require a property',
    breaks: ['house/choice-of-types', 702, `${schemas}/PrivilegeRequest.yaml#/anyOf`],
    edits: [[`${schemas}/PrivilegeRequest.yaml`, /$/, 'anyOf:\n  - required: [object]\n  - required: [privileges]\n']],
  },
  {
    fault: 'alternatives that declare a property again',
    breaks: ['house/choice-of-types', 702, `${schemas}/RouteRequest.yaml#/oneOf`],
    edits: [
      [
        `${schemas}/RouteRequest.yaml`,
        /$/,
        'oneOf:\n  - type: object\n    additionalProperties: false\n    properties:\n      name: { $ref: RouteName.yaml }\n      cidr: { $ref: Cidr.yaml }\n  - type: "null"\n',
      ],
    ],
  },
  {
    fault: 'alternatives of a pattern each',
    breaks: ['house/choice-of-types', 702, `${schemas}/Cidr.yaml#/anyOf`],
    edits: [[`${schemas}/Cidr.yaml`, /$/, 'anyOf:\n  - pattern: "[.]"\n  - pattern: ":"\n']],
  },
  named('a schema with the name of an operation', 'ListResourcesTagsBody', 'TagList'),
  named('a schema that is called what generators declare', 'Route', 'TagEntry'),
  named('a schema that is called like a parameter', 'Offset', 'HostEntry'),
  named('a schema that is called like the constructor of another', 'NewPeer', 'ResourceCount'),
  named('a schema that is called like the type of a property', 'PeerStatus', 'TaggedResourcePage'),
  {
    fault: 'an integer of any width',
    breaks: ['house/integer-format', 704, `${schemas}/TotalCount.yaml#/`],
    edits: [
      [`${schemas}/TotalCount.yaml`, 'format: int32\n', ''],
      [`${schemas}/TotalCount.yaml`, 'format: C sdk-total-count, ', ''],
    ],
  },
  {
    fault: 'an integer of any width in a header',
    breaks: ['house/integer-format', 704, 'components/headers/RetryAfter.yaml#/schema'],
    edits: [['components/headers/RetryAfter.yaml', '  format: int32\n', '']],
  },
  {
    fault: 'an allOf that does not say that it is an object',
    breaks: ['rule/composed-type', 705, `${schemas}/ShownConnection.yaml#/type`],
    edits: [[`${schemas}/ShownConnection.yaml`, 'type: object\n', '']],
  },
  {
    fault: 'a pattern with an equals sign',
    breaks: ['rule/pattern-characters', 706, 'components/parameters/TagsFilter.yaml#/schema/pattern'],
    edits: [['components/parameters/TagsFilter.yaml', "'^[^\\x3D,]+\\x3D", "'^[^=,]+="]],
  },
  {
    fault: 'a server variable with a description',
    breaks: ['rule/server-variable', 707, 'openapi.yaml#/servers/0/variables/region/description'],
    edits: [['openapi.yaml', 'default: cn-north-4\n', 'default: cn-north-4\n        description: A region.\n']],
  },
];
