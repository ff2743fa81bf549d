import type { Specified } from '../src/contract.ts';
import { builtIn } from '../src/contract.ts';

/** The built-in contract with a document that was changed on purpose. */
export function changedBundle(from: string | RegExp, to: string): Specified {
  const bundle = JSON.stringify(builtIn.document);
  const changed = bundle.replace(from, to);
  if (changed === bundle) throw new Error(`the bundle has no ${from}`);
  return { ...builtIn, document: JSON.parse(changed) };
}
