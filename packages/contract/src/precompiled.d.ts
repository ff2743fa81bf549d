import type { Validators } from './validators.ts';

/** The validators of every operation, precompiled from the bundle. No runtime dependency. */
export declare const validators: Validators;
