import { operations, type ResourceFilterRequest } from '@dli-connections/contract';
import type { Filter } from './store/store.ts';

/** Maximum number of tags of a connection, as at its creation. */
export const mostTags = operations.createEnhancedConnection.body.maxItems.tags;

/** The conditions of `k=v,k2=v2`: all of these tags. Neither keys nor values have `=` or `,` in them. */
export function conditionsOf(text: string): NonNullable<Filter['tags']> {
  return text.split(',').map((each) => {
    const [key = '', value = ''] = each.split('=');
    return { key, values: [value] };
  });
}

/** Connections that the tag operations find: active ones that meet the conditions of a request. */
export function filterOf({ without_any_tag, tags, matches = [] }: ResourceFilterRequest): Filter {
  return {
    status: 'ACTIVE',
    // `resource_name` is the only key there is.
    name: matches[0]?.value,
    untagged: without_any_tag,
    tags: without_any_tag ? [] : tags,
  };
}
