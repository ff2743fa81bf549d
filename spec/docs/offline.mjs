import { escapeMarkup as attribute } from '@dli-connections/lab/html';

/** Redoc's mark of origin, "API docs by", in letters in place of its logo. */
const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="46" height="14"><text y="12" font-family="sans-serif" font-size="14" font-weight="bold" fill="#4a78d0">Redoc</text></svg>`;

/** Redoc runs inline scripts and searches in workers made of blobs; everything else is refused. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A page of Redoc that needs nothing from any network: no logo, and a policy under which nothing could be fetched. */
export function takeOffline(html, { description, css }) {
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="description" content="${attribute(description)}">`,
  ];
  // The texts are given by functions, since a `$` in a plain one would be read as a pattern.
  return html
    .replace('<head>', () => ['<head>', ...head].join('\n  '))
    .replace('</head>', () => `<style>\n${css}</style>\n</head>`)
    .replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w/-]+\.svg/g, () => `data:image/svg+xml,${encodeURIComponent(logo)}`);
}
