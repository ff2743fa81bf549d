/** Styles of the page: readable on a phone, in the dark, and with a keyboard alone. */
export const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: #8886; --soft: #8882;
  --passed: #1a7f3c; --failed: #c4302b; --waived: #8a6100; --open: #6a6a6a }
@media (prefers-color-scheme: dark) { :root { --passed: #5bd07f; --failed: #ff8078; --waived: #e3b341; --open: #a8a8a8 } }
* { box-sizing: border-box }
body { margin: 0; background: Canvas; color: CanvasText } main { margin: 0 auto; max-width: 90rem; padding: 1rem }
h1 { font-size: 1.5rem; margin: .5rem 0 } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
.scroll { overflow-x: auto; max-width: 100% }
table { border-collapse: collapse; font-size: .875rem }
th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top }
td.number { text-align: right; font-variant-numeric: tabular-nums }
thead th { background: Canvas; position: sticky; top: 0 }
tbody th { font-weight: 400; white-space: normal; background: Canvas; position: sticky; left: 0; min-width: 8rem;
  max-width: 60vw; overflow-wrap: anywhere }
.passed { color: var(--passed) } .waived { color: var(--waived) } .open { color: var(--open) }
.failed { color: var(--failed); font-weight: 700 }
td.mark { text-align: center; white-space: nowrap }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: .5rem; margin: .3rem 0 }
code { overflow-wrap: anywhere }
@media (max-width: 40rem) {
  .cards, .cards :is(tbody, tr, th, td) { display: block; border: 0 } .cards thead { display: none }
  .cards tr { border: 1px solid var(--line); border-radius: 6px; padding: .4rem .75rem; margin-bottom: .6rem }
  .cards tbody th { font-weight: 600; position: static; max-width: none; padding: 0 }
  .cards td { display: inline-block; padding: 0 1rem 0 0 } .cards td::before { content: attr(data-label) ": "; opacity: .8 }
}
details { border-top: 1px solid var(--line) } summary { cursor: pointer; padding: .5rem 0; overflow-wrap: anywhere }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px }
ol { padding-left: 2.5rem }`;
