import { readFile } from 'node:fs/promises';
import type { ConnectionRequest } from '@dli-connections/contract';

interface Bundle {
  components: {
    examples: Record<string, { value: unknown }>;
    parameters: Record<string, { name: string; example?: unknown }>;
  };
}

/** The example of the spec that every page shows: the project, and the smallest create in it. */
export interface Example {
  projectId: string;
  request: ConnectionRequest;
}

/** Reads the example from the bundle. */
export async function loadExample(): Promise<Example> {
  const bundle = new URL(import.meta.resolve('@dli-connections/spec/openapi.json'));
  const { components } = JSON.parse(await readFile(bundle, 'utf8')) as Bundle;
  const project = Object.values(components.parameters).find(({ name }) => name === 'project_id');
  // The lint validates the examples of the bundle against their schemas.
  const request = components.examples['createEnhancedConnection.request-minimal']?.value as ConnectionRequest;
  return { projectId: String(project?.example), request };
}
