"""How the page of an advice looks: black and grey on white, so that a printer without colour loses nothing."""

STYLE = """
@page { size: A4; margin: 11mm 12mm; }
body { font: 1rem/1.45 Arial, Helvetica, sans-serif; color: #111; background: #fff; margin: 0 auto; max-width: 52rem; padding: 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .4rem; }
h2 { font-size: 1.2rem; margin: 1.2rem 0 .4rem; border-bottom: 2px solid #111; }
h3 { font-size: 1rem; margin: .6rem 0 .2rem; }
p { margin: 0 0 .4rem; } ul, ol { margin: 0 0 .4rem; padding-left: 1.5rem; } li { margin: 0 0 .25rem; }
.boxes { list-style: none; } .boxes li { text-indent: -1.5rem; }
.box { display: inline-block; width: .8rem; height: .8rem; border: 1px solid #111; margin-right: .6rem; vertical-align: -.1rem; }
.lead { font-size: 1.15rem; } .small { font-size: .875rem; color: #333; }
.loud { border: 3px solid #111; padding: .4rem; }
.exercise { border: 3px dashed #111; padding: .4rem; font-size: 1.3rem; font-weight: bold; text-align: center; }
.number { font-weight: bold; white-space: nowrap; }
blockquote { margin: 0 0 .4rem; padding: .4rem .6rem; border-left: 4px solid #555; background: #f0f0f0; }
table { border-collapse: collapse; width: 100%; margin: 0 0 .4rem; } caption { text-align: left; padding: 0 0 .2rem; }
th, td { border: 1px solid #555; padding: .2rem .3rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #e4e4e4; } tbody th { font-weight: normal; } td:last-child { min-width: 5rem; }
.write { display: inline-block; width: 11rem; height: 1.3em; margin-left: .4rem; border-bottom: 1px solid #555; }
.rule { border-bottom: 1px solid #555; height: 1.8rem; margin: 0; }
footer { margin-top: 1rem; border-top: 1px solid #555; padding-top: .4rem; font-size: .875rem; color: #333; }
svg { display: block; width: 100%; max-width: 29rem; height: auto; margin: 0 0 .4rem; font: 12px Arial, Helvetica, sans-serif; fill: #111; }
svg .road { stroke: #555; stroke-width: 3; } svg .name { font-weight: bold; font-size: 14px; } svg .here { font-weight: bold; }
svg .small { fill: #333; font-size: 12px; } svg .mark { text-anchor: middle; font-weight: bold; }
svg rect.now { fill: #e4e4e4; stroke: #111; stroke-width: 2; } svg circle { stroke: #111; stroke-width: 2; fill: #fff; }
svg circle.past { fill: #555; } svg circle.next { stroke: #555; stroke-dasharray: 3 2; }
@media screen and (max-width: 30rem) {
  table { font-size: .875rem; } td:nth-child(2) { min-width: 7rem; }
  th:nth-child(3), td:last-child { display: none; }
}
@media print {
  body { font-size: 8.6pt; line-height: 1.25; max-width: none; padding: 0; }
  h1 { font-size: 14pt; margin: 0 0 1mm; } h2 { font-size: 11pt; margin: 2mm 0 1mm; border-bottom-width: 1pt; }
  h3 { font-size: 9pt; margin: 1mm 0 .5mm; }
  p, ul, ol, table, blockquote, svg { margin-bottom: 1mm; } li { margin-bottom: .5mm; }
  .lead { font-size: 10pt; } .small, footer, table { font-size: 7.6pt; } .exercise { font-size: 12pt; padding: 1mm; }
  .loud, blockquote { padding: 1mm; } th, td { padding: .5mm .8mm; } .rule { height: 7mm; } .write { width: 38mm; height: 5.5mm; }
  main { columns: 2; column-gap: 6mm; } main section:first-child h2 { margin-top: 0; }
  ul, ol { padding-left: 5mm; } .boxes li { text-indent: -5mm; } .box { width: 2.6mm; height: 2.6mm; margin-right: 2mm; }
  svg { max-width: 76mm; }
  h2, h2 + p, h3, caption { break-after: avoid; } li, tr, svg, blockquote, .rule { break-inside: avoid; }
  h2 + ul > li:first-child:not(:last-child), h3 + * > li:first-child:not(:last-child) { break-after: avoid; }
  footer { margin-top: 2mm; padding-top: 1mm; }
}
"""
