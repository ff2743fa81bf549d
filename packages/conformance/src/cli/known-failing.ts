import { messageOf } from '@dli-connections/command';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import type { KnownFailing } from '../known-failing.ts';
import { readNamed } from './files.ts';

const schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['case', 'reason'],
    properties: {
      case: { type: 'string', minLength: 1 },
      reason: { type: 'string', minLength: 1 },
      status: { type: ['string', 'integer'] },
      mayPass: { const: true },
      leftOut: { const: true },
    },
    additionalProperties: false,
  },
};

/**
 * The list in a user's file.
 *
 * @throws Error when the file cannot be read, or is not a list of cases with reasons.
 */
export async function readKnownFailing(file: string): Promise<KnownFailing[]> {
  const text = await readNamed('known-failing', file);
  const fail = (problem: string) => new Error(`--known-failing: ${file} ${problem}`);
  let list: unknown;
  try {
    list = parse(text);
  } catch (error) {
    throw fail(`is not YAML: ${messageOf(error).split('\n')[0]}`);
  }
  const holds = new Ajv2020({ strict: false }).compile<KnownFailing[]>(schema);
  if (holds(list)) return list;
  const [{ instancePath = '', message = '', params = {} } = {}] = holds.errors ?? [];
  const at = /^\/(\d+)(?:\/(\w+))?/.exec(instancePath);
  if (!at) throw fail('must be a list of entries with a case and a reason');
  const name = at[2] ?? params.additionalProperty;
  throw fail(
    `must be a list of entries with a case and a reason: entry ${Number(at[1]) + 1}${name ? `, ${name}` : ''} ${message}`,
  );
}
