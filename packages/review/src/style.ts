/** The stylesheet of the HTML report: light and dark by the reader's setting, tables as cards on a phone. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2024, #e6e8ea);
  --dim: light-dark(#5b636b, #9aa3ab);
  --page: light-dark(#ffffff, #15181b);
  --soft: light-dark(#f4f5f6, #1e2226);
  --line: light-dark(#dfe2e5, #33393f);
  --link: light-dark(#0b5cad, #7fb8f0);
  --bad: light-dark(#b3261e, #ff8a80);
  --bad-soft: light-dark(#fdecea, #3a1d1b);
  --good: light-dark(#1b6e3c, #7fd6a0);
  --good-soft: light-dark(#e8f5ec, #173323);
  --doubt: light-dark(#8a5a00, #f0c060);
  --doubt-soft: light-dark(#fff4dc, #3a2e12);
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p, ul { margin: .25rem 0 .75rem; max-width: 48rem; }
ul { padding-left: 1.25rem; }
a { color: var(--link); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-bottom: 1rem; }
code { font: .875em/1.4 ui-monospace, monospace; background: var(--soft); padding: .1em .25em; border-radius: 3px; overflow-wrap: anywhere; }
.verdict { max-width: none; overflow-wrap: anywhere; padding: .75rem 1rem; border-left: 4px solid; border-radius: 4px; }
.verdict.good { background: var(--good-soft); border-color: var(--good); }
.verdict.doubt { background: var(--doubt-soft); border-color: var(--doubt); }
.verdict.bad { background: var(--bad-soft); border-color: var(--bad); }
pre { font: .875rem/1.5 ui-monospace, monospace; background: var(--soft); padding: .75rem 1rem; border-radius: 6px; overflow-x: auto; }
details { margin: .25rem 0 .75rem; }
summary { cursor: pointer; color: var(--link); padding: .25rem 0; }
.scroll { position: relative; overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
td code { background: none; padding: 0; overflow-wrap: break-word; }
.wide code { overflow-wrap: anywhere; }
th { color: var(--dim); font-weight: 600; white-space: nowrap; }
@media (min-width: 60rem) {
  table.wide { table-layout: fixed; }
  .wide th:nth-child(1) { width: 25%; }
  .wide th:nth-child(2) { width: 30%; }
  .wide th:nth-child(4) { width: 20%; }
}
@media (max-width: 40rem) {
  table, tbody, tr, td { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border: 1px solid var(--line); border-radius: 6px; padding: .4rem .75rem; margin-bottom: .6rem; }
  td { border: 0; padding: .15rem 0; }
  td[data-label]:not([data-label=""])::before { content: attr(data-label) ": "; color: var(--dim); font-size: .8rem; }
  td.empty { display: none; }
}
@media print { details > * { display: block; } nav { display: none; } }
`;
