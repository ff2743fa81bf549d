#!/usr/bin/env bash
# Publishes each tarball of a folder whose version npm does not have, and makes the tag and the release of each version.
# Run again after a failure, it goes on where it stopped.
set -euo pipefail

folder=$1
for tarball in "$folder"/*.tgz; do
  manifest=$(tar -xzOf "$tarball" package/package.json)
  name=$(node -p 'JSON.parse(process.argv[1]).name' "$manifest")
  version=$(node -p 'JSON.parse(process.argv[1]).version' "$manifest")
  released="$name@$version"
  if [[ $version = *-dev ]]; then
    echo "$name is at $version, which is no release: merge the pull request that gives it one." >&2
    exit 1
  fi
  if [ -n "$(npm view "$released" version 2>/dev/null || true)" ]; then
    echo "$released is on npm."
  else
    npm publish "$tarball" --access public
  fi
  if gh release view "$released" >/dev/null 2>&1; then continue; fi
  tar -xzOf "$tarball" package/CHANGELOG.md |
    awk '/^## /{ sections++; next } sections == 1' |
    gh release create "$released" --target "$GITHUB_SHA" --title "$released" --notes-file -
done
