import { documentation } from './documentation.mjs';
import { evidence } from './evidence.mjs';
import { generated } from './generated.mjs';
import { naming } from './naming.mjs';
import { requests } from './requests.mjs';
import { responsesAndErrors } from './responses.mjs';
import { standard } from './standard.mjs';

/** The faults by the group of the guideline that they are against. */
export const groups = { naming, requests, responsesAndErrors, evidence, documentation, generated, standard };
export const faults = Object.values(groups).flat();
