import type { Repeat } from '@dli-connections/contract';
import { type Bundle, listOperations } from '@dli-connections/contract/bundle';
import { callOf, fieldsOf } from '@dli-connections/contract/codegen';

type Operation = ReturnType<typeof listOperations>[number];

const again: Record<Repeat, string> = {
  read: 'always (it only reads)',
  idempotent: 'always (idempotent)',
  once: 'only if it was certainly not carried out',
};

/** The input of a method, as a reader would write it: optional fields have a question mark. */
function argumentsOf(bundle: Bundle, operation: Operation): string {
  const fields = fieldsOf(bundle, operation);
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '';
}

function sectionOf(bundle: Bundle, operation: Operation): string {
  const { operationId, summary, description, deprecated, method, path } = operation;
  const [, , repeat, successes] = callOf(bundle, operation);
  const results = Object.entries(successes).map(([status, fields]) =>
    fields ? `${status} with \`{ ${fields.join(', ')}, … }\`` : `${status} without a body`,
  );
  return [
    `## ${operationId}`,
    '',
    `${deprecated ? '**Deprecated.** ' : ''}${summary}. ${description.trim().replaceAll(/\s*\n\s*/g, ' ')}`,
    '',
    '```text',
    `client.${operationId}(${argumentsOf(bundle, operation)})`,
    '```',
    '',
    `- sends \`${method} ${path}\``,
    `- resolves on ${results.join(', or ')}`,
    `- retried: ${again[repeat]}`,
    '',
  ].join('\n');
}

/** The index of the methods as Markdown. */
export function indexOf(bundle: Bundle): string {
  const sections = listOperations(bundle).map((each) => sectionOf(bundle, each));
  return `<!-- Generated from the bundle of the spec. Do not edit: change spec/ and run the verb "generate". -->

# Methods

Every operation of the API, one method each. \`?\` marks optional fields. A client also has
\`listAllEnhancedConnections\` and \`waitUntilActive\`; see the README.

${sections.join('\n')}`;
}
