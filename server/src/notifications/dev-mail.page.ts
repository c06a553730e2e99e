import { escaped } from './mail-look.ts'

/** A plain page without scripts; its look is a file of its own, as the Content-Security-Policy wants. */
export const devMailPage = (title: string, content: string): string =>
  `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escaped(title)}</title><link rel="stylesheet" href="/dev/mail.css"></head>
<body><main><p class="demo">デモデータ（架空）：ここにあるメールは、どこにも送られていません。</p>
<h1>${escaped(title)}</h1>${content}<p><a href="/">サイトに戻る</a></p></main></body></html>`

/** The text of a mail, with its own links to press; they stay on the address the reader is on. */
export const linked = (text: string, publicUrl: string): string =>
  escaped(text).replace(/https?:\/\/[^\s<]+/g, (url) =>
    url.startsWith(escaped(publicUrl)) ? `<a href="${url.slice(escaped(publicUrl).length)}">${url}</a>` : url,
  )

export const devMailCss = `
body { margin: 0; background: #f8f8fb; color: #1a1a1c; font: 18px/1.7 sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem; background: #fff; min-height: 100vh; box-sizing: border-box }
h1 { font-size: 1.5rem; line-height: 1.4 }
a { color: #0017c1; overflow-wrap: anywhere } a:focus-visible { outline: 4px solid #000; background: #ffd43d }
ul { list-style: none; padding: 0 } li { border-bottom: 1px solid #d9d9d9; padding: .75rem 0; display: grid }
li a { font-weight: bold; min-height: 44px; display: flex; align-items: center } li span { color: #4d4d4d; font-size: 1rem }
pre { white-space: pre-wrap; font: inherit; border: 1px solid #d9d9d9; border-radius: 8px; padding: 1.25rem }
.demo { background: #fff3cd; padding: .5rem .75rem; border-radius: 8px }
`
