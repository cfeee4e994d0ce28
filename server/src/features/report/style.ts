/** How a report looks, on a screen by day and by night, and on paper. */
export const reportStyle = `
:root { color-scheme: light dark; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --accent: #0969da; --ground: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --quiet: #9198a1; --line: #3d444d; --accent: #58a6ff; --ground: #0d1117; }
}
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { margin: 0 0 .5rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.35rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
p { margin: .5rem 0; }
a { color: var(--accent); }
code { font: .875em/1.4 ui-monospace, monospace; }
li { margin: .25rem 0; }
progress { width: min(20rem, 100%); height: .75rem; accent-color: var(--accent); }
table { width: 100%; border-collapse: collapse; margin: .75rem 0; font-size: .9375rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: .4rem .5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 500; }
.trend { display: block; width: 100%; max-width: 40rem; height: auto; }
.trend .grid { stroke: var(--line); }
.trend text { fill: var(--quiet); font-size: 12px; }
.trend polyline { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
.trend circle { fill: var(--accent); }
@media print {
  :root { color-scheme: light; --text: #000; --quiet: #444; --line: #bbb; --accent: #0550ae; --ground: #fff; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  a { color: inherit; }
}
`;
