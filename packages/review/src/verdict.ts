import type { Impact } from './compare/finding.ts';

/** The result of a review: the version of the working spec fits its changes, or not. */
export interface ReviewVerdict {
  ok: boolean;
  /** The highest impact of the changes and of the breaks found by running; `undefined` when nothing changed. */
  impact: Impact | undefined;
  /** The part of the version that must go up at least; `undefined` when nothing changed. */
  bump: Impact | undefined;
  /** The lowest version that covers the changes. */
  required: string;
  /** The verdict in a sentence or two, with the reason. */
  message: string;
}

/** The input of a verdict. */
export interface VerdictInput {
  /** `info.version` of the released contract. */
  released: string;
  /** `info.version` of the working spec. */
  working: string;
  /** The highest impact of the changes. */
  rated: Impact | undefined;
  /** Something compiled against the released contract, or was accepted by it, and no longer is. */
  foundBreakage: boolean;
}

const names: Record<Impact, string> = {
  major: 'break callers',
  minor: 'add to the contract',
  patch: 'change words only',
};

/**
 * Checks the version of the working spec against its changes. Below 1.0.0 a breaking change needs a minor bump, as
 * `redocly diff --check-version` and the caret ranges of npm have it; an addition needs a minor bump and new words a
 * patch bump at any version. A larger bump than needed is fine.
 */
export function judgeVersion({ released, working, rated, foundBreakage }: VerdictInput): ReviewVerdict {
  // An observed break counts, whatever the rules say.
  const impact = foundBreakage ? 'major' : rated;
  const [from, to] = [parse(released), parse(working)];
  if (!from || !to) {
    const message = `info.version must be three numbers such as 1.2.3; released is "${released}", working is "${working}".`;
    return { ok: false, impact, bump: undefined, required: released, message };
  }
  const bump = impact === 'major' && from[0] === 0 ? 'minor' : impact;
  const required = bump ? raise(from, bump).join('.') : released;
  const result = { impact, bump, required };
  if (compare(to, from) < 0) {
    return { ok: false, ...result, message: `info.version went backwards, from ${released} to ${working}.` };
  }
  if (!impact || !bump) return { ok: true, ...result, message: `Nothing changed since release ${released}.` };
  const ok = compare(to, parse(required) ?? from) >= 0;
  const below = impact !== bump ? ' (below 1.0.0 a minor one stands for a major one)' : '';
  const seen = impact !== rated ? ' (no rule says so, but something that worked was seen to break)' : '';
  const why = `The changes since release ${released} ${names[impact]}${seen}, which needs a ${bump} bump${below}: ${required} or higher.`;
  const is = compare(to, from) === 0 ? `info.version stayed ${working}` : `info.version is ${working}`;
  return { ok, ...result, message: `${is}, which is ${ok ? 'enough' : 'too low'}. ${why}` };
}

type Version = [major: number, minor: number, patch: number];

/** A release as three numbers. Previews (`1.0.0-rc.1`) are not versions of this contract. */
function parse(text: string): Version | undefined {
  const found = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

function raise([major, minor, patch]: Version, bump: Impact): Version {
  if (bump === 'major') return [major + 1, 0, 0];
  return bump === 'minor' ? [major, minor + 1, 0] : [major, minor, patch + 1];
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
