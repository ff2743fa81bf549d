import { referencesIn } from '@dli-connections/document/references';
import { lookUp } from './bundle.ts';

/** The references within a document that name nothing, each with its place: `#/…/schema refers to #/components/schemas/Peer`. */
export function danglingIn(document: object): string[] {
  const { all, resolve } = referencesIn(document);
  const isLost = (ref: string, from: string) =>
    ref.startsWith('#') && resolve(ref, from) === undefined && lookUp(document, ref) === undefined;
  return all.flatMap(({ ref, pointer }) => (isLost(ref, pointer) ? [`#${pointer} refers to ${ref}`] : []));
}
