import { escapeMarkup as attribute } from '@dli-connections/lab/html';

/** Redoc's mark of origin, "API docs by", as letters instead of its logo. */
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

/** A Redoc page that needs no network: no logo, and a policy that blocks every fetch. */
export function takeOffline(html, { description, css }) {
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="description" content="${attribute(description)}">`,
  ];
  // Functions supply the texts, because `$` in a plain replacement is read as a pattern.
  return html
    .replace('<head>', () => ['<head>', ...head].join('\n  '))
    .replace('</head>', () => `<style>\n${css}</style>\n</head>`)
    .replaceAll(/https:\/\/cdn\.redoc\.ly\/[\w/-]+\.svg/g, () => `data:image/svg+xml,${encodeURIComponent(logo)}`);
}
