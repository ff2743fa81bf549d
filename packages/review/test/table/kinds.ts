import type { Kind } from './kind.ts';
import { choices } from './kinds-choices.ts';
import { equal } from './kinds-equal.ts';
import { evaluated } from './kinds-evaluated.ts';
import { listed } from './kinds-listed.ts';
import { lists } from './kinds-lists.ts';
import { many } from './kinds-many.ts';
import { nested, seldom } from './kinds-nested.ts';
import { numbers } from './kinds-numbers.ts';
import { objects } from './kinds-objects.ts';
import { reported } from './kinds-reported.ts';
import { texts } from './kinds-texts.ts';
import { values } from './kinds-values.ts';

/** Every kind of change to a schema. */
export const kinds = (): Kind[] => [
  ...numbers(),
  ...texts(),
  ...values(),
  ...lists(),
  ...listed(),
  ...equal(),
  ...objects(),
  ...choices(),
  ...evaluated(),
  ...seldom(),
  ...nested(),
  ...many(),
  ...reported(),
];
