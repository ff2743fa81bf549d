import { openapi30 } from './openapi-3.0.mjs';
import { portable } from './portable.mjs';

/**
 * The bundles derived from the spec's own: by file name, each with the places where it accepts more than the contract.
 */
export function derive(bundle) {
  const { document, loosened } = portable(bundle);
  return [
    {
      file: 'openapi-portable.json',
      document: saying(document, 'for tools that do not read `\\p{…}` in patterns', loosened),
      loosened,
    },
    {
      file: 'openapi-3.0.json',
      // Derived from the portable bundle: most tools that stop at 3.0 do not read these patterns either.
      document: openapi30(saying(document, 'as OpenAPI 3.0.3, for tools that refuse 3.1', loosened)),
      loosened,
    },
  ];
}

/** The document, with a note on its purpose and on the places where it accepts more. */
function saying(document, purpose, loosened) {
  const places = loosened.map(({ at, accepts }) => `\`${at}\` accepts ${accepts}`);
  const description = [
    document.info.description,
    `This is the contract ${purpose}. It refuses nothing that the contract accepts, and accepts more in ${places.length} places: ${places.join('; ')}. \`openapi.json\` is authoritative.`,
  ].join('\n\n');
  return { ...document, info: { ...document.info, description, 'x-derived': { from: 'openapi.json', loosened } } };
}

/** The rows of the table in BUNDLES.md that say where a bundle accepts more. */
export const rowsOf = (derived) =>
  derived.flatMap(({ file, loosened }) =>
    loosened.map(({ at, accepts }) => `| \`${file}\` | \`${at}\` | ${accepts} |`),
  );
