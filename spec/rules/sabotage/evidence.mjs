const bind = 'paths/v2.0_{project_id}_datasource_enhanced-connections_{connection_id}_associate-queue.yaml';
const list = 'paths/v3_{project_id}_{resource_type}_tags.yaml';
const line = (citation) => new RegExp(`^ *x-evidence: ${citation}\n`, 'm');

/** Faults against #401 to #405. The shape is described in `lint.mjs`. */
export const evidence = [
  {
    fault: 'an operation without evidence',
    breaks: ['house/evidence-present', 401, `${list}#/get`],
    edits: [[list, line('D voas-tags'), '']],
  },
  {
    fault: 'a status without evidence',
    breaks: ['house/evidence-present', 401, 'components/responses/InternalError.yaml#/'],
    edits: [['components/responses/InternalError.yaml', line('D seed-table-6'), '']],
  },
  {
    fault: 'a parameter without evidence',
    breaks: ['house/evidence-present', 401, 'components/parameters/Limit.yaml#/'],
    edits: [['components/parameters/Limit.yaml', line('D otc-0190'), '']],
  },
  {
    fault: 'a property without evidence',
    breaks: ['house/evidence-present', 401, 'components/schemas/Peer.yaml#/properties/peer_id'],
    edits: [['components/schemas/Peer.yaml', line('D otc-peer'), '']],
  },
  {
    fault: 'a property in a file of its own without evidence',
    breaks: ['house/evidence-present', 401, 'components/schemas/TotalCount.yaml#/'],
    also: [['house/evidence-constraints', 402, 'components/schemas/TotalCount.yaml#/']],
    edits: [['components/schemas/TotalCount.yaml', /^x-evidence: .*\n/m, '']],
  },
  {
    fault: 'a header without evidence',
    breaks: ['house/evidence-present', 401, 'components/headers/RetryAfter.yaml#/'],
    edits: [['components/headers/RetryAfter.yaml', line('I retry-after'), '']],
  },
  {
    fault: 'a request body without evidence',
    breaks: ['house/evidence-present', 401, `${bind}#/post/requestBody`],
    edits: [[bind, /^ {4}x-evidence: .*\n/m, '']],
  },
  {
    fault: 'a security scheme without evidence',
    breaks: ['house/evidence-present', 401, 'components/securitySchemes/token.yaml#/'],
    edits: [['components/securitySchemes/token.yaml', line('D iam-token'), '']],
  },
  {
    fault: 'a constraint without evidence',
    breaks: ['house/evidence-constraints', 402, 'components/parameters/ResourceId.yaml#/schema'],
    edits: [['components/parameters/ResourceId.yaml', /^ {2}x-evidence: .*\n/m, '']],
  },
  {
    fault: 'an item with a constraint without evidence',
    breaks: [
      'house/evidence-constraints',
      402,
      'components/schemas/PrivilegeRequest.yaml#/properties/privileges/items',
    ],
    edits: [['components/schemas/PrivilegeRequest.yaml', line('D umn-privileges'), '']],
  },
  {
    fault: 'a citation without a grade',
    breaks: ['house/evidence-form', 403, 'components/schemas/Host.yaml#/properties/name/x-evidence'],
    also: [['house/evidence-entries', 404, 'components/schemas/Host.yaml#/properties/name/x-evidence']],
    edits: [['components/schemas/Host.yaml', 'x-evidence: D seed-table-3', 'x-evidence: seed-table-3']],
  },
  {
    fault: 'evidence that forgets the node',
    breaks: ['house/evidence-form', 403, 'components/schemas/QueueName.yaml#/x-evidence'],
    edits: [['components/schemas/QueueName.yaml', '".": D seed-table-2, ', '']],
  },
  {
    fault: 'evidence for a keyword that is not there',
    breaks: ['house/evidence-form', 403, 'components/schemas/Timestamp.yaml#/x-evidence/maximum'],
    edits: [['components/schemas/Timestamp.yaml', 'minimum: I floor', 'minimum: I floor, maximum: I floor']],
  },
  {
    fault: 'an entry that EVIDENCE.md does not have',
    breaks: ['house/evidence-entries', 404, 'components/schemas/TagEntry.yaml#/properties/key/x-evidence'],
    edits: [['components/schemas/TagEntry.yaml', /D voas-tags\n {2}value/, 'D voas-tag\n  value']],
  },
  {
    fault: 'an inferred fact that claims to be documented',
    breaks: ['house/evidence-entries', 404, 'components/schemas/QueueList.yaml#/x-evidence/maxItems'],
    edits: [['components/schemas/QueueList.yaml', 'maxItems: I queue-count', 'maxItems: D queue-count']],
  },
  {
    fault: 'evidence beside a reference that leads nowhere',
    breaks: ['house/evidence-entries', 404, 'components/schemas/ConnectionRequest.yaml#/properties/queues/x-evidence'],
    edits: [
      [
        'components/schemas/ConnectionRequest.yaml',
        '$ref: QueueList.yaml\n',
        '$ref: QueueList.yaml\n    x-evidence: D nowhere\n',
      ],
    ],
  },
  {
    fault: 'an entry that nothing cites',
    breaks: ['house/evidence-page', 405, 'EVIDENCE.md: ### spare'],
    edits: [['EVIDENCE.md', '### media-type-400', '### spare\nNothing.\n\n### media-type-400']],
  },
  {
    fault: 'an entry twice',
    breaks: ['house/evidence-page', 405, 'EVIDENCE.md: ### floor'],
    edits: [['EVIDENCE.md', '### unknown-connection', '### floor\nAgain.\n\n### unknown-connection']],
  },
];
