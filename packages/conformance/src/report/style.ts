/** The stylesheet of the HTML report: light and dark by the reader's setting. */
export const style = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2024, #e6e8ea);
  --dim: light-dark(#566069, #a3acb4);
  --page: light-dark(#ffffff, #15181b);
  --soft: light-dark(#f4f5f7, #1f2327);
  --line: light-dark(#dfe2e6, #343a41);
  --link: light-dark(#0b5cad, #7fb8f0);
  --good: light-dark(#1b6e3c, #7fd6a0);
  --good-soft: light-dark(#e3f3e9, #173323);
  --warn: light-dark(#7d5200, #f0c674);
  --warn-soft: light-dark(#fbf0d9, #382c12);
  --bad: light-dark(#b3261e, #ff8a80);
  --bad-soft: light-dark(#fdecea, #3a1d1b);
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 78rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2, summary { overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; }
p { max-width: 50rem; margin: 0 0 1rem; }
a { color: var(--link); }
code { font: .875em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 0 0 1.25rem; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .35rem .7rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--dim); font-weight: 600; }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.passed { background: var(--good-soft); color: var(--good); }
.failed { background: var(--bad-soft); color: var(--bad); font-weight: 600; }
.waived { background: var(--warn-soft); color: var(--warn); }
.not { background: var(--soft); color: var(--dim); }
details { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; padding: .45rem 0; overflow-wrap: anywhere; }
summary span { color: var(--dim); font-size: .9rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: .6rem .8rem; margin: .3rem 0; border-radius: 4px; }
`;
