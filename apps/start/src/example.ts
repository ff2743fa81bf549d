import { readFile } from 'node:fs/promises';
import type { ConnectionRequest } from '@dli-connections/contract';

interface BundledExamples {
  components: { examples: Record<string, { value: unknown }> };
}

/** The smallest example of a create in the spec, under another name. */
export async function exampleRequest(name: string): Promise<ConnectionRequest> {
  const bundle = new URL(import.meta.resolve('@dli-connections/spec/openapi.json'));
  const { components } = JSON.parse(await readFile(bundle, 'utf8')) as BundledExamples;
  // The bundle's examples are validated against their schemas by the lint.
  const example = components.examples['createEnhancedConnection.request-minimal']?.value as ConnectionRequest;
  return { ...example, name };
}
