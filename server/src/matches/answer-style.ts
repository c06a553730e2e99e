/** The look of the answer page: big letters, wide buttons, one column; readable on an old phone and on paper. */
export const answerStyle = `
:root { color-scheme: light; --ink: #1d2733; --soft: #4a5563; --line: #c9d1da; --paper: #fff; --ground: #f4f6f3;
  --yes: #1b6b3a; --no: #5b4636; --talk: #1f4f82; --warn: #8a1f11; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere; word-break: auto-phrase;
  font: 1.125rem/1.75 "Hiragino Kaku Gothic ProN", "Hiragino Sans", "Noto Sans JP", "Yu Gothic Medium", Meiryo, sans-serif; }
main { max-width: 40rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
header { background: var(--paper); border-bottom: 4px solid var(--yes); }
header p { max-width: 40rem; margin: 0 auto; padding: .75rem 1rem; font-weight: 700; }
h1 { font-size: 1.5rem; line-height: 1.45; margin: .5rem 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.5; margin: 0 0 .5rem; }
p { margin: 0 0 1rem; }
dl { margin: 0 0 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1rem; }
dl div { padding: .75rem 0; border-bottom: 1px solid var(--line); }
dl div:last-child { border-bottom: 0; }
dt { color: var(--soft); font-size: 1rem; }
dd { margin: 0; font-weight: 600; }
dd.words { font-weight: 400; }
form { background: var(--paper); border: 1px solid var(--line); border-left-width: 8px; border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
form.yes { border-left-color: var(--yes); } form.no { border-left-color: var(--no); } form.talk { border-left-color: var(--talk); }
label { display: block; font-weight: 600; margin: 0 0 .25rem; }
input, select, textarea { font: inherit; color: inherit; background: var(--paper); width: 100%; min-height: 3rem; padding: .5rem .75rem;
  border: 2px solid #6a7685; border-radius: .375rem; margin: 0 0 1rem; }
input[type="number"] { width: 8rem; }
button { font: inherit; font-size: 1.25rem; font-weight: 700; color: #fff; width: 100%; min-height: 3.5rem; padding: .5rem 1rem;
  border: 0; border-radius: .5rem; cursor: pointer; }
.yes button { background: var(--yes); } .no button { background: var(--no); } .talk button { background: var(--talk); }
a { color: var(--talk); display: inline-block; min-height: 2.75rem; padding: .375rem 0; }
:focus-visible { outline: 4px solid #d98600; outline-offset: 2px; }
.problem { background: var(--paper); border: 3px solid var(--warn); border-radius: .5rem; padding: 1rem; margin: 0 0 1.5rem; }
.problem p:last-child { margin: 0; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 0; padding: 1rem 0 0; }
legend { float: left; width: 100%; font-weight: 700; padding: 0; margin: 0 0 .5rem; }
legend + * { clear: both; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: 0 0 .5rem; clear: both; }
.choice { display: flex; align-items: center; gap: .75rem; min-height: 3rem; margin: 0; }
.choice input { width: 1.75rem; height: 1.75rem; min-height: 0; margin: 0; flex: none; }
fieldset label:not(.choice) { display: inline-block; margin-right: .75rem; }
summary { min-height: 2.75rem; padding: .5rem 0; cursor: pointer; font-weight: 600; }
.or { text-align: center; margin: 1rem 0 .5rem; }
.hint { color: var(--soft); font-size: 1rem; }
.on-paper { display: none; }
footer { border-top: 1px solid var(--line); padding-top: 1rem; color: var(--soft); }
@media print {
  body { background: #fff; font-size: 12pt; }
  main { max-width: none; padding: 0; }
  form, .on-screen { display: none; }
  header p { max-width: none; padding: .5rem 0; }
  .on-paper { display: block; border: 1pt solid #000; padding: 8pt; margin: 0 0 12pt; }
  header { border-bottom: 1pt solid #000; }
  dl, footer { border-color: #000; color: #000; }
}
`
