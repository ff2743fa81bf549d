import { answers } from './table/answers.ts';
import { bodies } from './table/bodies.ts';
import { documents } from './table/document.ts';
import { hooks } from './table/hooks.ts';
import { operations } from './table/operations.ts';
import { parameters } from './table/parameters.ts';
import { requestFields } from './table/request-fields.ts';
import { requestLimits } from './table/request-limits.ts';
import { responses } from './table/responses.ts';
import type { Row } from './table/row.ts';
import { security } from './table/security.ts';
import { servers } from './table/servers.ts';
import { versions } from './table/versions.ts';
import { wire } from './table/wire.ts';
import { words } from './table/words.ts';

/** Every change of the table. */
export const table: Row[] = [
  ...requestFields,
  ...requestLimits,
  ...parameters,
  ...operations,
  ...answers,
  ...words,
  ...wire,
  ...bodies,
  ...documents,
  ...security,
  ...servers,
  ...responses,
  ...hooks,
  ...versions,
];
