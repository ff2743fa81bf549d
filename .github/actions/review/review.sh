#!/usr/bin/env bash
# Reviews, and always writes a report into the summary of the run. The result is an output, read by the last step.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)

arguments=(--out "$REVIEW_OUT" --acknowledged "${REVIEW_ACKNOWLEDGED:-.acknowledged}")
if [ -n "${REVIEW_SPEC:-}" ]; then arguments+=(--spec "$REVIEW_SPEC"); fi
if [ -n "${REVIEW_BASE:-}" ]; then arguments+=(--base "$REVIEW_BASE"); fi

# A report of an earlier step must not pass for this one.
rm -f "$REVIEW_OUT"/review.*
mkdir -p "$REVIEW_OUT"
npx --yes pnpm@12.21.0 --dir "$root" install --frozen-lockfile >"$REVIEW_OUT/install.log" 2>&1 || cat "$REVIEW_OUT/install.log"
npx --yes pnpm@12.21.0 --dir "$root" review "${arguments[@]}" 2>&1 | tee "$REVIEW_OUT/review.log"
code=${PIPESTATUS[0]}

if [ ! -s "$REVIEW_OUT/review.md" ]; then
  # Without a report the run must not pass: a program that did not start counts as a failed comparison.
  if [ "$code" = 0 ] || [ "$code" = 1 ]; then code=2; fi
  { echo '# The change could not be reviewed'; echo; echo '```'; tail -c 4000 "$REVIEW_OUT/review.log"; echo '```'; } >"$REVIEW_OUT/review.md"
fi
cat "$REVIEW_OUT/review.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
echo "code=$code" >>"${GITHUB_OUTPUT:-/dev/null}"
