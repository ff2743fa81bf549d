/** Pages that are shorter than their limit: it is a maximum, and callers read on until a page is empty. */
import { listOf, nodeOf } from '@dli-connections/document/node';
import type { Step } from './cases.ts';
import { type Exchanged, type ExchangeOptions, exchange } from './exchange.ts';
import { expand } from './expand.ts';

const listed = ({ body }: Exchanged) => listOf(nodeOf(body).connections);

/** The list that a step expects, read on where a server has pages of fewer connections than it was asked for. */
export async function wholeList(
  step: Step,
  found: Exchanged,
  options: ExchangeOptions,
  saved: Record<string, unknown>,
): Promise<Exchanged> {
  const { count } = nodeOf(found.body);
  const query = nodeOf(expand(step.query, saved));
  const wanted = Number(step.match?.count ?? listOf(step.match?.connections).length);
  const isShort = typeof count === 'number' && count > 0 && count < wanted && listed(found).length === count;
  if (step.operation !== 'listEnhancedConnections' || !isShort || Number(query.limit) === 0) return found;
  const ask = async (more: object) => exchange({ ...step, query: { ...query, ...more } }, options, saved);
  // A cap is one size, whatever the limit: a page that is always shorter than its limit is a fault.
  const pages = [await ask({ limit: count }), await ask({ limit: count + 1 })];
  if (pages.some((page) => listed(page).length !== count)) return found;
  const connections = [...listed(found)];
  for (let page = found; listed(page).length > 0 && connections.length < wanted; connections.push(...listed(page)))
    page = await ask({ limit: wanted - connections.length, offset: Number(query.offset ?? 0) + connections.length });
  return { ...found, body: { ...nodeOf(found.body), count: connections.length, connections } };
}
