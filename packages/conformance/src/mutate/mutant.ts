import type { Bundle } from '@dli-connections/contract/bundle';
import type { PartName } from '../derive/sites.ts';

/** The way in which a rule is broken. */
export type MutantKind =
  | 'removed'
  | 'loosened'
  | 'tightened'
  | 'type changed'
  | 'property dropped'
  | 'parameter dropped'
  | 'parameter renamed'
  | 'parameter moved'
  | 'required flipped'
  | 'default changed'
  | 'media type changed'
  | 'limit changed'
  | 'security dropped'
  | 'security loosened'
  | 'security tightened'
  | 'method changed'
  | 'path changed';

/** A spec of one operation with one request rule changed. */
export interface Mutant {
  /** `removed /components/…/maxLength in createEnhancedConnection`. */
  name: string;
  operation: string;
  kind: MutantKind;
  /** JSON pointer of the rule in the bundle. */
  rule: string;
  /** The part of requests whose schema is broken; `envelope` where it is not a schema. */
  part: PartName | 'envelope';
  /** The broken bundle, with that operation alone. */
  bundle: Bundle;
}

/** A rule that is broken in one way. `apply` changes a bundle in place. */
export interface Break {
  kind: MutantKind;
  /** Distinguishes the ways of one kind. */
  label: string;
  rule: string;
  part: Mutant['part'];
  apply: (bundle: Bundle) => void;
}
