const schemas = 'components/schemas';

/** Faults against checks of recommended-strict without a guideline of ours: the standard itself, mostly. */
export const standard = [
  {
    fault: 'a key that OpenAPI does not have',
    breaks: ['struct', undefined, 'components/responses/Forbidden.yaml#/examples'],
    edits: [['components/responses/Forbidden.yaml', /$/, 'examples: {}\n']],
  },
  {
    fault: 'a required property that is not declared',
    breaks: ['no-required-schema-properties-undefined', undefined, `${schemas}/ResourceCount.yaml#/required/1`],
    also: [['no-invalid-media-type-examples', 308, 'examples/countResourcesByTags.response.yaml#/value']],
    edits: [[`${schemas}/ResourceCount.yaml`, 'required: [total_count]', 'required: [total_count, count]']],
  },
  {
    fault: 'an enum of another type',
    breaks: ['no-enum-type-mismatch', undefined, `${schemas}/ResourceMatch.yaml#/properties/key/enum/1`],
    edits: [[`${schemas}/ResourceMatch.yaml`, 'enum: [resource_name]', 'enum: [resource_name, 1]']],
  },
  {
    fault: 'an enum value twice',
    breaks: ['no-duplicated-enum-values', undefined, `${schemas}/Peer.yaml#/properties/status/enum/3`],
    edits: [[`${schemas}/Peer.yaml`, 'ACTIVE, FAILED]', 'ACTIVE, FAILED, ACTIVE]']],
  },
  {
    fault: 'security by a scheme that is not there',
    breaks: ['security-defined', undefined, 'openapi.yaml#/security/2/signed'],
    edits: [['openapi.yaml', '  - signature: []', '  - signature: []\n  - signed: []']],
  },
  {
    fault: 'a parameter twice',
    breaks: ['operation-parameters-unique', undefined, 'paths/v1.0_{project_id}_authorization.yaml#/parameters/1'],
    edits: [['paths/v1.0_{project_id}_authorization.yaml', /( {2}- .*\n)/, '$1$1']],
  },
  {
    fault: 'an operation that never succeeds',
    breaks: [
      'operation-2xx-response',
      undefined,
      'paths/v3_{project_id}_{resource_type}_{resource_id}_tags_create.yaml#/post/responses',
    ],
    edits: [['paths/v3_{project_id}_{resource_type}_{resource_id}_tags_create.yaml', /'204':\n.*\n.*\n {4}/, '']],
  },
  {
    fault: 'HTML in a description',
    breaks: ['no-unsafe-markdown', undefined, `${schemas}/Outcome.yaml#/description`],
    edits: [[`${schemas}/Outcome.yaml`, 'of this family.', 'of this family <script>alert(1)</script>.']],
  },
];
