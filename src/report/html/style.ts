/** The look of the page: one column, figures aligned, light and dark, from phone to paper. */

const light =
  '--paper:#fcfcfa;--card:#fff;--ink:#1b1d21;--soft:#5d636d;--rule:#dfe0db;--accent:#2c62b8;--wash:#e9effa;--good:#1d7848;--bad:#b23b2a;--code:#f4f4f0;--plot-background:#fcfcfa;color-scheme:light'
const dark =
  '--paper:#141619;--card:#1b1e22;--ink:#e8e8e5;--soft:#a0a6b0;--rule:#31353b;--accent:#82aaf0;--wash:#202c41;--good:#6cc89a;--bad:#f09182;--code:#1b1e22;--plot-background:#141619;color-scheme:dark'

const page = `
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
main{max-width:62rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:clamp(1.5rem,1.1rem + 1.8vw,2.15rem);line-height:1.2;letter-spacing:-.015em;margin:.35rem 0 .75rem;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:1.2rem;margin:3rem 0 .75rem;padding-top:1.25rem;border-top:1px solid var(--rule);overflow-wrap:anywhere}
h3{font-size:.95rem;margin:1.75rem 0 .5rem}
p{margin:.4rem 0;max-width:44rem}
a{color:var(--accent)}
.soft,figcaption,.kicker,dt,th{color:var(--soft)}
.kicker{font-size:.85rem;letter-spacing:.02em}
.note{border-left:3px solid var(--accent);background:var(--wash);padding:.6rem .9rem;border-radius:0 .35rem .35rem 0}
.good{color:var(--good)}.bad{color:var(--bad)}
nav{margin-top:1rem;font-size:.9rem;display:flex;flex-wrap:wrap;gap:.25rem 1.1rem}
`

const figures = `
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:1rem;margin:1.5rem 0}
.card{background:var(--card);border:1px solid var(--rule);border-radius:.6rem;padding:1rem 1.15rem;min-width:0}
.card h3{margin:0;font-size:.9rem;font-weight:600;overflow-wrap:anywhere}
.score{font-size:2.6rem;line-height:1.15;font-weight:650;letter-spacing:-.03em}
.score small{font-size:.9rem;font-weight:400;letter-spacing:0;color:var(--soft)}
.track{position:relative;height:.5rem;border-radius:.25rem;background:var(--rule);margin:.6rem 0 .9rem}
.track i{position:absolute;top:0;bottom:0;border-radius:.25rem;background:var(--accent);opacity:.45}
.track b{position:absolute;top:-.2rem;bottom:-.2rem;width:3px;margin-left:-1.5px;background:var(--accent);border-radius:2px}
.track u{position:absolute;top:-.35rem;bottom:-.35rem;width:1px;background:var(--soft)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1rem;margin:.5rem 0;font-size:.9rem}
dd{margin:0;overflow-wrap:anywhere}
.card dl{grid-template-columns:minmax(0,1fr) max-content}
.card dd{text-align:right}
#cost figure{max-width:40rem}
#comparison .track{max-width:44rem}
.stack{display:flex;height:1.1rem;border-radius:.3rem;overflow:hidden;margin:.75rem 0 .35rem;max-width:44rem}
.stack span{min-width:0}
figure{margin:0;min-width:0}
figcaption{font-size:.85rem;margin-top:.25rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1.5rem;margin:1rem 0}
.chart{display:block;width:100%;height:auto;max-width:100%;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;font-size:.9rem;width:100%}
th,td{padding:.3rem .9rem .3rem 0;text-align:left;border-bottom:1px solid var(--rule);vertical-align:baseline}
th{font-weight:500;font-size:.82rem}
td.n,th.n{text-align:right;white-space:nowrap}
th:last-child,td:last-child{padding-right:0}
`

const rows = `
details{border-bottom:1px solid var(--rule)}
summary{cursor:pointer;padding:.4rem 0;display:grid;grid-template-columns:4rem minmax(7rem,15rem) minmax(0,1fr);gap:.75rem;align-items:baseline;list-style:none}
summary::-webkit-details-marker{display:none}
summary:hover{background:var(--wash)}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
summary .s{text-align:right;font-weight:600}
summary .id{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
summary .why{color:var(--soft);overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-size:.9rem}
details[open]>summary .why,details[open]>summary .id{white-space:normal;overflow-wrap:anywhere}
.in{padding:.25rem 0 1.25rem 4.15rem}
.plain>summary{grid-template-columns:1fr;color:var(--soft);font-size:.9rem}
.plain>summary::before{content:"▸ ";position:absolute;margin-left:-1.1rem}
.plain[open]>summary::before{content:"▾ "}
.plain{border:0;margin-left:1.1rem}
pre{margin:.15rem 0;padding:.55rem .75rem;background:var(--code);border-radius:.35rem;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate;max-height:36rem;overflow:auto}
.unseen{color:var(--bad);font-size:.85em;border:1px solid;border-radius:.2rem;padding:0 .2rem}
.field{margin:.6rem 0}
.field>span{font-size:.82rem;color:var(--soft)}
.two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}
.filter{display:flex;gap:1.1rem;margin:.75rem 0;font-size:.9rem}
.filter label{cursor:pointer}
.rows:has(.failing:checked) details[data-is=ok]{display:none}
.rows:has(.errors:checked) details:is([data-is=ok],[data-is=failing]){display:none}
footer{margin-top:3rem;font-size:.85rem;color:var(--soft)}
`

const surroundings = `
@media (max-width:40rem){
main{padding-top:1.5rem}
summary{grid-template-columns:3.7rem minmax(0,1fr);gap:.15rem .6rem}
summary .why{grid-column:2}
.plain>summary{grid-template-columns:1fr}
.in{padding-left:0}
th,td{padding-right:.55rem;font-size:.85rem}
.two{grid-template-columns:1fr}
}
@media print{
:root{${light}}
body{font-size:10.5pt}
main{max-width:none;padding:0}
nav,.filter{display:none}
figure,.card,tr,summary{break-inside:avoid}
h2,h3{break-after:avoid}
pre{max-height:none}
}`

/** The style sheet. */
export const style = `:root{${light}}@media (prefers-color-scheme:dark){:root{${dark}}}${page}${figures}${rows}${surroundings}`
