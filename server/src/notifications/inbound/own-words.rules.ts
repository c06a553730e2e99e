/** Where somebody else's words begin: how mail programs of telephones and offices announce what they quote. */
const quoteBegins: readonly RegExp[] = [
  /^[-‐―ー_=]{2,}\s*(original message|forwarded message|元のメッセージ|転送メッセージ|以下.*元.*)/i,
  /^(on|am|le)\s.+(wrote|schrieb|écrit)\s*:?\s*$/i,
  /^\d{4}[年/.-]\s*\d{1,2}[月/.-]\s*\d{1,2}.{0,60}(<[^>]*@[^>]*>|のメール|さんは書きました|wrote).{0,10}[:：]?\s*$/i,
  /^(from|差出人|送信者|送信元)\s*[:：].*$/i,
  /^_{10,}\s*$/,
  /^[-‐―ー]{8,}\s*$/,
  /^>/,
  // our own mails end with this line
  /^あつ活サポーター　/,
]

/** What programs and telephones add by themselves. */
const added =
  /^(iphone|ipad|android|スマートフォン|携帯電話|outlook|yahoo!?メール|gmail)?.{0,20}(から送信|で送信|sent from my .+)$/i

/**
 * What the person has written: without the quoted mail, the signature and what the telephone adds. An answer between
 * quoted lines (「> 何人ですか」 and below it 「4人です」) keeps the answer.
 */
export function ownWords(text: string): string {
  const lines = text.replaceAll('\r', '').replaceAll('\u00a0', ' ').split('\n')
  const begins = lines.findIndex((line) => quoteBegins.some((one) => one.test(line.trim())))
  const above = begins < 0 ? lines : lines.slice(0, begins)
  const own = written(above)
  return own || written(lines.filter((line, at) => at > begins && !line.trim().startsWith('>')).slice(0, 40))
}

function written(lines: readonly string[]): string {
  const signature = lines.findIndex((line) => /^--\s*$/.test(line))
  return (signature < 0 ? lines : lines.slice(0, signature))
    .filter((line) => !added.test(line.trim()) && !quoteBegins.some((one) => one.test(line.trim())))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of a mail that was only written as HTML; what it quotes is left out where the program marks it. */
export function wordsOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<blockquote\b[\s\S]*<\/blockquote>/gi, '\n')
    .replace(/<div[^>]*class="?[^">]*(gmail_quote|yahoo_quoted|moz-cite-prefix)[\s\S]*$/i, '\n')
    .replace(/<div[^>]*id="?(appendonsend|divRplyFwdMsg)[\s\S]*$/i, '\n')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => letterOf(name) ?? whole)
}

function letterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
