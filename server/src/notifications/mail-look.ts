import type { Asks } from '@app/shared/notifications'
import { labelOf } from './links.rules.ts'

/** What goes into a mail: who reads it, the words, the one link, and who we are. */
export interface MailFacts {
  /** 「◯◯自治会」; null when the words greet somebody themselves. */
  name: string | null
  subject: string
  body: string
  /** Path inside the site, with its secret; null when there is nothing to open. */
  path: string | null
  /** What the reader is asked to do there. */
  asks: Asks | null
  publicUrl: string
  centre: { name: string; phone: string }
  /** An answer to this mail is read. */
  isAnswered: boolean
}

/** A mail as plain text and as simple HTML with the same words. Nothing of it is loaded from anywhere. */
export function renderMail(facts: MailFacts): { subject: string; text: string; html: string } {
  return { subject: oneLine(facts.subject), text: asText(facts), html: asHtml(facts) }
}

/** A header is one line, whatever was typed: no line breaks, no control characters (no header injection). */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const whoWeAre = ({ centre }: MailFacts): string[] =>
  ['あつ活サポーター', centre.name, centre.phone && `電話 ${centre.phone}`].filter(Boolean)
const ofReply = ({ isAnswered }: MailFacts): string =>
  isAnswered
    ? 'このメールに返信すると、センター（お手伝いの相談のときは、相手の団体にも）に届きます。'
    : 'このメールには返信できません。'

function asText(facts: MailFacts): string {
  const { name, body, path, asks, publicUrl } = facts
  const greeting = name ? [`${name} 様`, ''] : []
  const link = path ? ['', `▼${labelOf(path, asks)}`, `${publicUrl}${path}`] : []
  return [...greeting, body, ...link, '', '――――――――――', whoWeAre(facts).join('　'), ofReply(facts), ''].join('\n')
}

function asHtml(facts: MailFacts): string {
  const { name, body, path, asks, publicUrl } = facts
  const said = [...(name ? [`${name} 様`] : []), ...body.split('\n\n')].map(block).join('')
  const url = path && escaped(`${publicUrl}${path}`)
  const button = path
    ? `<p style="${look.p}"><a href="${url}" style="${look.button}">${escaped(labelOf(path, asks))}</a></p>` +
      `<p class="small" style="${look.small}">開けないときは、この文字をコピーして開いてください。<br>` +
      `<span style="word-break:break-all">${url}</span></p>`
    : ''
  const end = [...whoWeAre(facts), ofReply(facts)].map(escaped).join('<br>')
  return (
    `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">` +
    `<title>${escaped(oneLine(facts.subject))}</title><style>${dark}</style></head>` +
    `<body style="${look.body}"><div class="sheet" style="${look.sheet}">${said}${button}` +
    `<p class="small foot" style="${look.foot}">${end}</p></div></body></html>`
  )
}

/** A paragraph; lines that all say 「いつ：…」 stand under each other as a table of facts. */
function block(text: string): string {
  const lines = text.split('\n')
  const facts = lines.flatMap((line) => {
    const [, label, value] = /^([^：]{1,8})：(.+)$/.exec(line) ?? []
    return label && value ? [{ label, value }] : []
  })
  if (facts.length < 2 || facts.length < lines.length)
    return `<p style="${look.p}">${lines.map(unbroken).join('<br>')}</p>`
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" class="small" style="${look.th}">${escaped(label)}</th>` +
      `<td style="${look.td}">${unbroken(value)}</td></tr>`,
  )
  return `<table style="${look.table}">${rows.join('')}</table>`
}

/** 「3月31日(水)」 and 「午前9時から」 each stay on one line. */
const unbroken = (text: string): string =>
  escaped(text).replace(
    /\d{1,2}月\d{1,2}日(?:\([日月火水木金土]\))?|午[前後]\d{1,2}時(?:半|\d{1,2}分)?(?:から|まで)?/g,
    (time) => `<span style="white-space:nowrap">${time}</span>`,
  )

const cell = 'padding:8px 0;border-bottom:1px solid #d9d9d9;text-align:left;vertical-align:top'
const look = {
  body: 'margin:0;background:#f8f8fb;color:#1a1a1c;font-family:sans-serif',
  sheet:
    'max-width:36em;margin:0 auto;padding:24px;background:#ffffff;font-size:18px;line-height:1.7;word-break:auto-phrase;overflow-wrap:anywhere',
  p: 'margin:0 0 1.2em',
  table:
    'width:100%;margin:0 0 1.2em;border-top:1px solid #d9d9d9;border-collapse:collapse;font-size:18px;line-height:1.7',
  th: `${cell};padding-right:16px;font-weight:normal;white-space:nowrap;color:#4d4d4d`,
  td: cell,
  button:
    'display:inline-block;padding:14px 28px;border:2px solid #ffffff;background:#006173;color:#ffffff;border-radius:8px;font-weight:bold;text-decoration:none',
  small: 'margin:0 0 1.2em;font-size:16px;color:#4d4d4d',
  foot: 'margin:2em 0 0;padding-top:1em;border-top:1px solid #d9d9d9;font-size:16px;color:#4d4d4d',
}

/** For readers that keep their screen dark; whoever knows no such thing shows the light page. */
const dark =
  '@media (prefers-color-scheme:dark){body{background:#1a1a1c!important}' +
  '.sheet{background:#26262a!important;color:#f2f2f5!important}' +
  '.small{color:#c9c9cf!important}table,th,td,.foot{border-color:#5c5c63!important}}'

/** Letters of people never become letters of the page. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
