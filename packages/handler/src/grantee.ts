import type { SharingRequest } from '@dli-connections/contract';

/** The project that a connection is to be shared with; older SDKs of the vendor have another name for it (EVIDENCE.md: sdk-grant-project-id). */
export const granteeOf = ({ projectId, grant_project_id }: SharingRequest) => projectId ?? grant_project_id;
