import { readFile } from 'node:fs/promises';
import type { CreateEnhancedConnectionRequest } from '@dli-connections/contract';

interface BundledExamples {
  components: { examples: Record<string, { value: unknown }> };
}

/** The example request of the spec, which is the vendor's own, under a name that no earlier start has used. */
export async function exampleRequest(now: number): Promise<CreateEnhancedConnectionRequest> {
  const bundle = new URL(import.meta.resolve('@dli-connections/spec/openapi.json'));
  const { components } = JSON.parse(await readFile(bundle, 'utf8')) as BundledExamples;
  // The bundle's examples are validated against their schemas by the lint.
  const example = components.examples['createEnhancedConnection.request']?.value as CreateEnhancedConnectionRequest;
  return { ...example, name: `${example.name}_${now.toString(36)}` };
}
