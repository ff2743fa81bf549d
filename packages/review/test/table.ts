import { access } from './table/access.ts';
import { addresses } from './table/addresses.ts';
import { answers } from './table/answers.ts';
import { bodies } from './table/bodies.ts';
import { calls } from './table/calls.ts';
import { components } from './table/components.ts';
import { discriminators } from './table/discriminators.ts';
import { documents } from './table/document.ts';
import { encodings } from './table/encodings.ts';
import { hooks } from './table/hooks.ts';
import { mediaTypes } from './table/media-types.ts';
import { operations } from './table/operations.ts';
import { parameterForms } from './table/parameter-forms.ts';
import { parameters } from './table/parameters.ts';
import { references } from './table/references.ts';
import { reported } from './table/reported.ts';
import { requestFields } from './table/request-fields.ts';
import { requestLimits } from './table/request-limits.ts';
import { responses } from './table/responses.ts';
import type { Row } from './table/row.ts';
import { security } from './table/security.ts';
import { servers } from './table/servers.ts';
import { versions } from './table/versions.ts';
import { wire } from './table/wire.ts';
import { words } from './table/words.ts';
import { writtenValues } from './table/written.ts';

/** Every change of the table. */
export const table: Row[] = [
  ...requestFields,
  ...requestLimits,
  ...parameters,
  ...operations,
  ...answers,
  ...words,
  ...writtenValues,
  ...wire,
  ...bodies,
  ...documents,
  ...security,
  ...servers,
  ...responses,
  ...hooks,
  ...versions,
  ...references,
  ...components,
  ...discriminators,
  ...encodings,
  ...mediaTypes,
  ...parameterForms,
  ...access,
  ...addresses,
  ...calls,
  ...reported,
];
