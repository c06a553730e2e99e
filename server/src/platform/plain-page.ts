import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'

/** A page made on the server for whoever comes from a paper or a mail: no script, nothing loaded but our own pictures, large letters. */
export interface PlainPage {
  title: string
  /** HTML made with the `html` tag. */
  body: Html
}

const made = Symbol('made')
/** Text that is safe to send, because `html` made it. */
export interface Html {
  [made]: string
}
type Part = Html | string | number | null | false | readonly Html[]

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

function textOf(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'object') return 'length' in part ? part.map((one) => one[made]).join('') : part[made]
  return escaped(String(part))
}

/** Builds HTML; everything that is put in is escaped unless it was built here too. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  [made]: strings.reduce((text, next, i) => text + textOf(parts[i - 1] ?? null) + next),
})

const style = `
:root { color-scheme: light; }
body { margin: 0; background: #e9f7f9; color: #1f2a2e; font: 1.125rem/1.8 system-ui, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", sans-serif; overflow-wrap: anywhere; word-break: auto-phrase; }
header, main { max-width: 38rem; margin: 0 auto; padding: 1rem 1.25rem; }
header a { color: inherit; font-weight: 700; text-decoration: none; display: inline-block; padding: .5rem 0; }
main { background: #fff; border: 1px solid #c5d5d8; border-radius: 12px; padding: 1.5rem 1.25rem 2rem; margin-bottom: 3rem; box-sizing: border-box; }
h1 { font-size: 1.5rem; line-height: 1.4; margin: 0 0 1rem; }
dl { margin: 1.25rem 0; }
dt { font-weight: 700; font-size: 1rem; color: #46555b; margin-top: .75rem; }
dd { margin: 0; }
.now { font-weight: 700; font-size: 1.25rem; background: #e9f7f9; border-left: 6px solid #006173; padding: .75rem 1rem; border-radius: 6px; }
.now.not { background: #fdeeee; border-left-color: #a80000; color: #8a0000; }
.note { border-top: 1px solid #c5d5d8; padding-top: 1rem; margin-top: 1.5rem; }
main a { color: #006173; }
label { display: block; font-weight: 700; }
input, textarea, select { font: inherit; padding: .6rem .75rem; border: 2px solid #5b6b70; border-radius: 8px; box-sizing: border-box; max-width: 100%; min-height: 48px; }
fieldset { border: 0; margin: 1rem 0; padding: 0; }
img { max-width: 100%; height: auto; border-radius: 8px; }
figure { margin: 1.25rem 0; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 4px solid #c5d5d8; }
legend { font-weight: 700; padding: 0; }
.choice { display: flex; align-items: center; gap: .75rem; min-height: 48px; font-weight: 400; }
.choice input { min-height: 0; width: 1.5rem; height: 1.5rem; margin: 0; flex: none; }
form:not(:has([value=changes]:checked)) .for-changes { display: none; }
summary { min-height: 48px; font-weight: 700; cursor: pointer; }
form.names:not(:has([value=yes][type=radio]:checked)) .for-minors { display: none; }
form.names input:not([type=radio], [type=checkbox]) { width: 100%; }
h2 { font-size: 1.25rem; margin: 1.5rem 0 .5rem; }
.wrong { display: block; color: #a80000; font-weight: 700; }
.hint { display: block; font-size: 1rem; color: #46555b; }
textarea { width: 100%; min-height: 8rem; }
button { font: inherit; font-weight: 700; min-height: 52px; padding: .5rem 1.5rem; border: 0; border-radius: 8px; background: #006173; color: #fff; cursor: pointer; margin: .5rem .5rem .5rem 0; }
button.quiet { background: #fff; color: #006173; border: 2px solid #006173; }
a:focus-visible, summary:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, select:focus-visible { outline: 4px solid #f0a500; outline-offset: 2px; }
`
const styleHash = createHash('sha256').update(style).digest('base64')
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Sends a plain page: never kept by caches, never found by search engines, its address never told to other sites. */
export function sendPlainPage(reply: FastifyReply, status: number, { title, body }: PlainPage): FastifyReply {
  const page = html`<html lang="ja">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title} | あつ活サポーター</title>
    </head>
  </html>`
  const text = `<!doctype html>${page[made]}<style>${style}</style></head><body><header><a href="/">あつ活サポーター</a></header><main><h1>${escaped(title)}</h1>${body[made]}</main></body></html>`
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex',
    })
    .send(text)
}
