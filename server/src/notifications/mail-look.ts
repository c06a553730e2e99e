import { labelOf } from './links.rules.ts'

/** What goes into a mail: who reads it, the words, the one link, and who we are. */
export interface MailFacts {
  /** 「◯◯自治会」; null when the words greet somebody themselves. */
  name: string | null
  subject: string
  body: string
  /** Path inside the site, with its secret; null when there is nothing to open. */
  path: string | null
  publicUrl: string
  centre: { name: string; phone: string }
}

/** A mail as plain text and as simple HTML with the same words. Nothing of it is loaded from anywhere. */
export function renderMail(facts: MailFacts): { subject: string; text: string; html: string } {
  return { subject: oneLine(facts.subject), text: asText(facts), html: asHtml(facts) }
}

/** A header is one line, whatever was typed: no line breaks, no control characters (no header injection). */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const lineOf = ({ centre }: MailFacts) =>
  ['あつ活サポーター', centre.name, centre.phone && `電話 ${centre.phone}`].filter(Boolean).join('　')
const foot = (facts: MailFacts) => [lineOf(facts), 'このメールには返信できません。']

function asText(facts: MailFacts): string {
  const { name, body, path, publicUrl } = facts
  const greeting = name ? [`${name} 様`, ''] : []
  const link = path ? ['', `▼${labelOf(path)}`, `${publicUrl}${path}`] : []
  return [...greeting, body, ...link, '', '――――――――――', ...foot(facts), ''].join('\n')
}

function asHtml(facts: MailFacts): string {
  const { name, body, path, publicUrl } = facts
  const paragraphs = [...(name ? [`${name} 様`] : []), ...body.split('\n\n')]
  const said = paragraphs.map((one) => `<p style="${look.p}">${escaped(one).replaceAll('\n', '<br>')}</p>`).join('')
  const url = path && escaped(`${publicUrl}${path}`)
  const button = path
    ? `<p style="${look.p}"><a href="${url}" style="${look.button}">${escaped(labelOf(path))}</a></p>` +
      `<p style="${look.small}">開けないときは、この文字をコピーして開いてください。<br>${url}</p>`
    : ''
  const end = foot(facts).map(escaped).join('<br>')
  return (
    `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<meta name="color-scheme" content="light dark"><title>${escaped(oneLine(facts.subject))}</title></head>` +
    `<body style="${look.body}"><div style="${look.sheet}">${said}${button}<p style="${look.foot}">${end}</p></div></body></html>`
  )
}

const look = {
  body: 'margin:0;background:#f8f8fb;color:#1a1a1c;font-family:sans-serif',
  sheet:
    'max-width:36em;margin:0 auto;padding:24px;background:#ffffff;font-size:18px;line-height:1.7;word-break:auto-phrase;overflow-wrap:anywhere',
  p: 'margin:0 0 1.2em',
  button:
    'display:inline-block;padding:14px 28px;border:2px solid #ffffff;background:#006173;color:#ffffff;border-radius:8px;font-weight:bold;text-decoration:none',
  small: 'margin:0 0 1.2em;font-size:16px;word-break:break-all;color:#4d4d4d',
  foot: 'margin:2em 0 0;padding-top:1em;border-top:1px solid #d9d9d9;font-size:16px;color:#4d4d4d',
}

/** Letters of people never become letters of the page. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
