const schemas = 'components/schemas';
const parameters = 'components/parameters';
const authorization = 'paths/v1.0_{project_id}_authorization.yaml';
const v3 = 'paths/v3_{project_id}_{resource_type}';

/** One more property, sound but for the fault. */
const property = (name, type, example = 1) =>
  `  ${name}:\n    ${type}\n    description: More.\n    examples: [${example}]\n    x-evidence: I bounds\n`;

/** Faults against #201 to #209. The shape is described in `lint.mjs`. */
export const requests = [
  {
    fault: 'a request that takes anything',
    breaks: ['house/closed-requests', 201, `${schemas}/ResourceMatch.yaml#/`],
    edits: [[`${schemas}/ResourceMatch.yaml`, 'additionalProperties: false', 'additionalProperties: true']],
  },
  {
    fault: 'an open object inside a request',
    breaks: ['house/closed-requests', 201, `${schemas}/ResourceTagsRequest.yaml#/properties/extra`],
    edits: [[`${schemas}/ResourceTagsRequest.yaml`, /$/, property('extra', 'type: object', '{}')]],
  },
  {
    fault: 'a part that declares something new',
    breaks: ['house/closed-requests', 201, `${schemas}/BindingRequest.yaml#/allOf/0`],
    also: [['house/bounded-requests', 202, `${schemas}/BindingRequest.yaml#/allOf/0/properties/zones`]],
    edits: [
      [
        `${schemas}/BindingRequest.yaml`,
        /$/,
        `allOf:\n  - properties:\n${property('zones', 'type: array\n    items: { type: boolean }', '[true]').replaceAll(/^/gm, '    ').trimEnd()}\n`,
      ],
    ],
  },
  {
    fault: 'a body without x-max-body-bytes',
    breaks: ['house/bounded-requests', 202, `${authorization}#/put/requestBody`],
    edits: [
      [authorization, /^ {4}x-max-body-bytes: .*\n/m, ''],
      [authorization, '{ ".": D voas-authorization, x-max-body-bytes: I body-limit }', 'D voas-authorization'],
    ],
  },
  {
    fault: 'a string without maxLength',
    breaks: ['house/bounded-requests', 202, `${schemas}/ConnectionRequest.yaml#/properties/name`],
    edits: [[`${schemas}/ConnectionRequest.yaml`, '    maxLength: 64\n    pattern', '    pattern']],
  },
  {
    fault: 'an array without maxItems',
    breaks: ['house/bounded-requests', 202, `${schemas}/HostList.yaml#/`],
    edits: [[`${schemas}/HostList.yaml`, 'maxItems: 20000\n', '']],
  },
  {
    fault: 'a nullable array without maxItems',
    breaks: ['house/bounded-requests', 202, `${schemas}/ResourceFilterRequest.yaml#/properties/matches`],
    edits: [
      [`${schemas}/ResourceFilterRequest.yaml`, 'type: array\n    maxItems: 1\n', "type: [array, 'null']\n"],
      [`${schemas}/ResourceFilterRequest.yaml`, '{ ".": D voas-tags, maxItems: I match-keys }', 'I match-keys'],
    ],
  },
  {
    fault: 'a number without minimum',
    breaks: ['house/bounded-requests', 202, `${parameters}/TagLimit.yaml#/schema`],
    edits: [[`${parameters}/TagLimit.yaml`, '  minimum: 1\n', '']],
  },
  ...[
    ['integer', 'int32'],
    ['number', 'double'],
  ].map(([type, format]) => ({
    fault: `an ${type} without maximum`,
    breaks: ['house/bounded-requests', 202, `${schemas}/HostsRequest.yaml#/properties/${type}`],
    edits: [
      [`${schemas}/HostsRequest.yaml`, /$/, property(type, `type: ${type}\n    format: ${format}\n    minimum: 0`)],
    ],
  })),
  {
    fault: 'a string without maxLength under names that match a pattern',
    breaks: ['house/bounded-requests', 202, `${schemas}/TagCondition.yaml#/patternProperties/^x`],
    edits: [[`${schemas}/TagCondition.yaml`, /$/, "patternProperties:\n  '^x':\n    type: string\n"]],
  },
  {
    fault: 'a string without maxLength among types to choose from',
    breaks: ['house/bounded-requests', 202, `${schemas}/ResourceMatch.yaml#/properties/value/anyOf/0`],
    edits: [
      [
        `${schemas}/ResourceMatch.yaml`,
        /type: string\n {4}minLength: 1\n.*\n/,
        "anyOf:\n      - type: string\n      - type: 'null'\n",
      ],
    ],
  },
  {
    fault: 'a property of any type',
    breaks: ['house/bounded-requests', 202, `${schemas}/ResourceFilterRequest.yaml#/properties/without_any_tag`],
    edits: [[`${schemas}/ResourceFilterRequest.yaml`, '    type: boolean\n', '']],
  },
  {
    fault: 'a token as a header parameter',
    breaks: ['house/credential-parameters', 203, `${v3}_tags.yaml#/get/parameters/0/name`],
    edits: [
      [
        `${v3}_tags.yaml`,
        '  parameters:\n    - $ref: ../components/parameters/TagLimit.yaml\n',
        '  parameters:\n    - name: X-Auth-Token\n      in: header\n      description: A token.\n      example: a\n' +
          '      x-evidence: D iam-token\n      schema: { type: string, maxLength: 9, x-evidence: D iam-token }\n' +
          '    - $ref: ../components/parameters/TagLimit.yaml\n',
      ],
    ],
  },
  {
    fault: 'a schema of a request in a response',
    breaks: ['house/separate-schemas', 204, `${schemas}/RouteName.yaml#/`],
    edits: [
      [`${schemas}/ConnectionRoute.yaml`, / {2}name:\n[\s\S]*(?= {2}cidr:\n)/, '  name:\n    $ref: RouteName.yaml\n'],
    ],
  },
  {
    fault: 'a closed object of a request in a response',
    breaks: ['house/separate-schemas', 204, `${schemas}/Tag.yaml#/`],
    also: [['house/open-responses', 306, `${schemas}/Tag.yaml#/additionalProperties`]],
    edits: [[`${schemas}/TagList.yaml`, '$ref: TagEntry.yaml', '$ref: Tag.yaml']],
  },
  {
    fault: 'a request in XML',
    breaks: [
      'request-mime-type',
      205,
      `${v3}_{resource_id}_tags_delete.yaml#/post/requestBody/content/application~1xml`,
    ],
    edits: [[`${v3}_{resource_id}_tags_delete.yaml`, 'application/json:', 'application/xml:']],
  },
  {
    fault: 'a part of the path that no parameter describes',
    breaks: ['path-parameters-defined', 206, `${v3}_{resource_id}_tags.yaml#/get/parameters`],
    edits: [[`${v3}_{resource_id}_tags.yaml`, '  - $ref: ../components/parameters/ResourceId.yaml\n', '']],
  },
  {
    fault: 'an array in the query that does not say its style',
    breaks: ['array-parameter-serialization', 207, `${parameters}/StatusFilter.yaml#/`],
    edits: [
      [`${parameters}/StatusFilter.yaml`, 'example: ACTIVE', 'example: [ACTIVE]'],
      [
        `${parameters}/StatusFilter.yaml`,
        /schema:[\s\S]*/,
        'schema:\n  type: array\n  items: { enum: [ACTIVE], x-evidence: I bounds }\n  maxItems: 2\n  x-evidence: I bounds\n',
      ],
    ],
  },
  {
    fault: 'a POST without the effect of a repeat',
    breaks: ['house/repeat', 208, `${v3}_{resource_id}_tags_create.yaml#/post`],
    edits: [
      [`${v3}_{resource_id}_tags_create.yaml`, '  x-repeat: idempotent\n', ''],
      [`${v3}_{resource_id}_tags_create.yaml`, '{ ".": D voas-tags, x-repeat: I repeated-posts }', 'D voas-tags'],
    ],
  },
  {
    fault: 'a POST with the effect of a repeat, without evidence',
    breaks: ['house/repeat', 208, `${v3}_resource-instances_count.yaml#/post`],
    edits: [[`${v3}_resource-instances_count.yaml`, '{ ".": D voas-tags, x-repeat: I repeated-posts }', 'D voas-tags']],
  },
  {
    fault: 'a GET with the effect of a repeat',
    breaks: ['house/repeat', 208, `${v3}_tags.yaml#/get/x-repeat`],
    edits: [[`${v3}_tags.yaml`, '  x-evidence: D voas-tags\n', '  x-repeat: read\n  x-evidence: D voas-tags\n']],
  },
  {
    fault: 'a style that does not exist for its type',
    breaks: ['house/readable-parameters', 209, `${parameters}/Limit.yaml#/`],
    edits: [[`${parameters}/Limit.yaml`, 'schema:', 'style: pipeDelimited\nschema:']],
  },
];
