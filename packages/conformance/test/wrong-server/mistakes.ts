/**
 * Ten mistakes that a server of this API could be written with, each with the place in the spec that the kit must name.
 */
export const mistakes = {
  /** Removing tags answers 200 with a text. */
  'status-of-removing-tags': '/paths/~1v3~1{project_id}~1{resource_type}~1{resource_id}~1tags~1delete/post/responses',
  /** Showing a missing connection answers with another code. */
  'code-of-an-unknown-connection':
    '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections~1{connection_id}/get/responses/400',
  /** Connections that are found by tags have no name. */
  'field-of-found-connections': '/components/schemas/TaggedResource/required',
  /** A count is sent as text. */
  'type-of-a-count': '/components/schemas/TotalCount/type',
  /** The name of a host may have 127 characters, not 128. */
  'length-of-host-names': '/components/schemas/Host/properties/name/maxLength',
  /** New hosts are added to the ones there are. */
  'hosts-are-added': '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections~1{connection_id}/put/description',
  /** A list without a tag filter begins with the newest. */
  'order-of-a-list': '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections/get/description',
  /** Tags can be read without credentials. */
  'credentials-for-tags': '/security',
  /** A project can delete any connection whose identifier it knows. */
  'project-of-a-delete':
    '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections~1{connection_id}/delete/responses/400',
  /** Deleted connections cannot be shown. */
  'deleted-is-gone':
    '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections~1{connection_id}/delete/description',
} as const;

/** The name of a mistake. */
export type Mistake = keyof typeof mistakes;
