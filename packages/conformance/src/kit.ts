import type { Bundle } from '@dli-connections/contract/bundle';
import { compileValidators } from '@dli-connections/contract/run-time';
import type { Contract } from '@dli-connections/contract/server';
import { bundleFile, loadBundle } from './files.ts';
import type { KnownFailing } from './known-failing.ts';
import type { Waiver } from './report/cube.ts';
import { type LineOf, readLines } from './report/lines.ts';
import { type Report, reportOf } from './report/report.ts';
import { runSession, type Session, type SessionOptions } from './session.ts';
import { loadSuite, type Suite } from './suite.ts';
import { loadWaivers } from './waivers.ts';

/** The cases, with the contract that they are derived from: the same for each target. */
export interface Kit {
  bundle: Bundle;
  contract: Contract;
  suite: Suite;
  waivers: Waiver[];
  lineOf: LineOf;
}

/**
 * The kit of a bundle, by default the one that this package was built with. `contract` is derived from the same bundle;
 * `text` is the bundle as people read it, whose lines reports name.
 */
export async function loadKit(
  bundle?: Bundle,
  contract?: Contract,
  text: URL | string = bundleFile('yaml'),
): Promise<Kit> {
  const whole = bundle ?? (await loadBundle());
  return kitOf(whole, contract ?? compileValidators(whole), text);
}

async function kitOf(bundle: Bundle, contract: Contract, text: URL | string): Promise<Kit> {
  const [suite, waivers, lineOf] = await Promise.all([loadSuite(bundle, contract), loadWaivers(), readLines(text)]);
  return { bundle, contract, suite, waivers, lineOf };
}

/** A session with its report. */
export interface Result {
  session: Session;
  report: Report;
}

/** Runs all selected cases on a target, and reports the results. */
export async function askTarget(
  { bundle, contract, suite, waivers, lineOf }: Kit,
  options: Omit<SessionOptions, 'bundle' | 'contract' | 'suite'> & { known?: readonly KnownFailing[] },
): Promise<Result> {
  const session = await runSession({ ...options, bundle, contract, suite });
  return { session, report: reportOf(session, bundle, waivers, lineOf) };
}
