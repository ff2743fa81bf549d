import { describe, type Violation } from '@dli-connections/contract/server';
import type { Diagnostic } from './engine.ts';

/**
 * What Prism found, as one text in the style of the contract: each sentence names the place and the rule. `parts` holds
 * the values that were judged, by part.
 */
export function describeDiagnostics(diagnostics: Diagnostic[], parts: Record<string, unknown>): string {
  const byPart = Map.groupBy(diagnostics, ({ path }) => path?.[0] ?? 'body');
  return [...byPart].map(([part, found]) => describe(part, parts[part], found.map(toViolation))).join('; ');
}

/** Prism keeps of a violation only its words. Where those quote a name from the request, it is taken out of them. */
function toViolation(diagnostic: Diagnostic): Violation {
  const instancePath = (diagnostic.path ?? [])
    .slice(1)
    .map((step) => `/${step}`)
    .join('');
  const message = ruleOf(diagnostic);
  const missingProperty = /^must have required property '(.*)'$/s.exec(message)?.[1];
  if (missingProperty !== undefined) return { instancePath, keyword: 'required', params: { missingProperty } };
  const additionalProperty = /^must NOT have (?:additional|unevaluated) properties(?:; found|:) '(.*)'$/s.exec(
    message,
  )?.[1];
  if (additionalProperty !== undefined) {
    return { instancePath, keyword: 'additionalProperties', params: { additionalProperty } };
  }
  // A keyword that the contract has no words for, so that Prism's are used.
  return { instancePath, keyword: 'prism', params: {}, message };
}

/** The rule, without the place that Prism's message starts with: `Request body property hosts.0.ip must …`. */
function ruleOf({ path, message }: Diagnostic): string {
  if (!path) return message.replace(/^Body parameter /, '');
  const [part, ...steps] = path;
  const place = steps.length > 0 ? `${part === 'body' ? 'property' : 'parameter'} ${steps.join('.').trim()} ` : '';
  return message.slice(`Request ${part} ${place}`.length);
}
