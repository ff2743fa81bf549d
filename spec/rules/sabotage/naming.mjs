/** Faults against #101 to #108. The shape is described in `lint.mjs`. */
const v2 = 'paths/v2.0_{project_id}';
const v3 = 'paths/v3_{project_id}_{resource_type}';

export const naming = [
  {
    fault: 'a verb that is not in the list',
    breaks: ['house/operation-id', 101, `${v3}_resource-instances_count.yaml#/post/operationId`],
    edits: [[`${v3}_resource-instances_count.yaml`, 'countResourcesByTags', 'tallyResourcesByTags']],
  },
  {
    fault: 'an operationId in snake case',
    breaks: ['house/operation-id', 101, `${v3}_tags.yaml#/get/operationId`],
    edits: [[`${v3}_tags.yaml`, 'listResourcesTags', 'list_resources_tags']],
  },
  {
    fault: 'an operationId in capitals',
    breaks: ['house/operation-id', 101, 'paths/v1.0_{project_id}_authorization.yaml#/put/operationId'],
    edits: [['paths/v1.0_{project_id}_authorization.yaml', 'runAuthorizationAction\n', 'runAuthorizationACTION\n']],
  },
  {
    fault: 'a create under GET',
    breaks: ['house/operation-verb', 102, `${v3}_{resource_id}_tags.yaml#/get/operationId`],
    edits: [[`${v3}_{resource_id}_tags.yaml`, 'showResourceTags', 'createResourceTags']],
  },
  {
    fault: 'a list by POST without conditions',
    breaks: ['house/operation-verb', 102, `${v3}_resource-instances_filter.yaml#/post/operationId`],
    also: [['house/error-set', 302, `${v3}_resource-instances_filter.yaml#/post/responses`]],
    edits: [[`${v3}_resource-instances_filter.yaml`, / {2}requestBody:\n[\s\S]*?(?= {2}responses:)/, '']],
  },
  {
    fault: 'a path that its file is not named after',
    breaks: ['house/path-file', 103, 'openapi.yaml#/paths/~1v1.0~1{project_id}~1authorisation'],
    edits: [['openapi.yaml', '/v1.0/{project_id}/authorization:', '/v1.0/{project_id}/authorisation:']],
  },
  {
    fault: 'a schema file in lower case',
    breaks: ['house/component-file', 104, 'components/schemas/ResourceMatch.yaml#/properties/value'],
    edits: [
      ['components/schemas/ResourceMatch.yaml', / {2}value:\n[\s\S]*/, '  value:\n    $ref: matchValue.yaml\n'],
      [
        'components/schemas/matchValue.yaml',
        undefined,
        'type: string\nmaxLength: 255\ndescription: A name.\nexamples: [test]\nx-evidence: D voas-tags\n',
      ],
    ],
  },
  {
    fault: 'a reference into a component file',
    breaks: ['house/component-file', 104, 'components/schemas/TagCondition.yaml#/properties/key'],
    edits: [
      [
        'components/schemas/TagCondition.yaml',
        / {2}key:\n {4}type[\s\S]*(?= {2}values:\n {4}type)/,
        '  key:\n    $ref: Tag.yaml#/properties/key\n',
      ],
    ],
  },
  {
    fault: 'a key in the index that differs from its file',
    breaks: ['house/component-file', 104, 'openapi.yaml#/components/securitySchemes/spare'],
    also: [['no-unused-components', 106, 'openapi.yaml#/components/securitySchemes/spare']],
    edits: [['openapi.yaml', /$/, '    spare:\n      $ref: components/securitySchemes/token.yaml\n']],
  },
  {
    fault: 'two components of one name',
    breaks: ['component-name-unique', 104, 'components/schemas/ConnectionRoute.yaml#/'],
    also: [
      ['house/component-file', 104, 'components/schemas/Connection.yaml#/properties/ipv6_enable'],
      ['component-name-unique', 104, 'components/schemas/reads/ConnectionRoute.yaml#/'],
    ],
    edits: [
      [
        'components/schemas/Connection.yaml',
        / {2}ipv6_enable:\n[\s\S]*/,
        '  ipv6_enable:\n    $ref: reads/ConnectionRoute.yaml\n',
      ],
      [
        'components/schemas/reads/ConnectionRoute.yaml',
        undefined,
        'type: boolean\ndescription: Whether it is so.\nexamples: [true]\nx-evidence: D otc-ipv6\n',
      ],
    ],
  },
  {
    fault: 'a path item in the index',
    breaks: ['house/root-index', 105, 'openapi.yaml#/paths/~1v3~1{project_id}'],
    edits: [
      ['openapi.yaml', 'components:\n  sec', '  /v3/{project_id}:\n    description: Nothing.\ncomponents:\n  sec'],
    ],
  },
  {
    fault: 'an index of more than 120 lines',
    breaks: ['house/root-index', 105, 'openapi.yaml: # one more'],
    edits: [['openapi.yaml', 'components:\n  sec', `${'# one more\n'.repeat(40)}components:\n  sec`]],
  },
  ...['examples/spare.yaml', 'paths/spare.yaml', 'components/headers/Spare.yaml'].map((file) => ({
    fault: `a file that nothing refers to, ${file}`,
    breaks: ['house/orphan-files', 106, `${file}: description: Spare.`],
    edits: [[file, undefined, 'description: Spare.\n']],
  })),
  {
    fault: 'a component that nothing refers to',
    breaks: ['no-unused-components', 106, 'openapi.yaml#/components/schemas/Spare'],
    edits: [['openapi.yaml', /$/, '  schemas:\n    Spare:\n      type: string\n']],
  },
  {
    fault: 'an operationId twice',
    breaks: [
      'operation-operationId-unique',
      107,
      `${v2}_datasource_enhanced-connections.yaml#/post/listEnhancedConnections`,
    ],
    edits: [
      [`${v2}_datasource_enhanced-connections.yaml`, 'operationId: createEnhanced', 'operationId: listEnhanced'],
      [
        `${v2}_datasource_enhanced-connections.yaml`,
        'operationId: listEnhancedConnection\n',
        'operationId: listEnhancedConnections\n',
      ],
    ],
  },
  {
    fault: 'an operation without a name',
    breaks: [
      'operation-operationId',
      107,
      `${v2}_datasource_enhanced-connections_{connection_id}_privileges.yaml#/get/operationId`,
    ],
    edits: [
      [
        `${v2}_datasource_enhanced-connections_{connection_id}_privileges.yaml`,
        '  operationId: showEnhancedConnectionPrivilege\n',
        '',
      ],
    ],
  },
  {
    fault: 'a reference where the standard has none',
    breaks: ['spec-strict-refs', 108, 'openapi.yaml#/info/license/$ref'],
    edits: [
      ['openapi.yaml', /license:\n(.*\n){2}/, 'license:\n    $ref: components/license.yaml\n'],
      ['components/license.yaml', undefined, 'name: MIT\nidentifier: MIT\n'],
    ],
  },
  {
    fault: 'a reference to a file that is not there',
    breaks: [
      'no-unresolved-refs',
      108,
      `${v2}_datasource_enhanced-connections_{connection_id}.yaml#/put/responses/500`,
    ],
    edits: [[`${v2}_datasource_enhanced-connections_{connection_id}.yaml`, /(put:[\s\S]*?InternalErr)or/, '$1er']],
  },
];
