import { createECDH } from 'node:crypto'

/** LINE Messaging API of the city's official account. */
export interface LineConfig {
  /** Signs what LINE hands in. */
  secret: string
  token: string
  /** 「@abc1234d」: who people add as a friend. */
  botId: string
  /** Without a slash at the end; LINE's own, or a stand-in. */
  url: string
}

/** A provider of SMS that speaks Twilio's `Messages.json`. */
export interface SmsConfig {
  accountSid: string
  /** Signs our calls, and what the provider tells us. */
  authToken: string
  /** The number or the name that it is sent from. */
  from: string
  url: string
}

/** Notices in a browser (Web Push, VAPID). */
export interface PushConfig {
  publicKey: string
  privateKey: string
  /** Whom the makers of browsers write to in trouble: mailto: or https: */
  subject: string
  /** Whose addresses are taken: a host, or a domain with all below it. */
  hosts: string[]
}

/** The box into which answers and bounces come, fetched over IMAP. */
export interface ImapConfig {
  host: string
  port: number
  /** imaps: encrypted from the first letter; imap: made so by STARTTLS. */
  isTls: boolean
  /** On this machine: a stand-in. */
  isHere: boolean
  user: string
  password: string
  mailbox: string
}

export interface ChannelConfigs {
  /** null: not set up. */
  line: LineConfig | null
  sms: SmsConfig | null
  push: PushConfig | null
  imap: ImapConfig | null
}

/** What the environment says about ways out of the house besides mail; empty: not said. */
export interface ChannelSettings {
  LINE_CHANNEL_SECRET: string
  LINE_CHANNEL_TOKEN: string
  LINE_BOT_ID: string
  LINE_API_URL: string
  SMS_ACCOUNT_SID: string
  SMS_AUTH_TOKEN: string
  SMS_FROM: string
  SMS_API_URL: string
  VAPID_PUBLIC_KEY: string
  VAPID_PRIVATE_KEY: string
  VAPID_SUBJECT: string
  PUSH_HOSTS: string
  IMAP_URL: string
  IMAP_MAILBOX: string
}

/** Each channel is set up wholly or not at all. */
export function refuseChannels(set: ChannelSettings): string[] {
  return [
    ...together(set, ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_TOKEN', 'LINE_BOT_ID'], 'LINE'),
    ...(set.LINE_BOT_ID && !set.LINE_BOT_ID.startsWith('@')
      ? ['LINE_BOT_ID: set the basic ID of the account, with the @ in front']
      : []),
    ...notAnAddress(set, 'LINE_API_URL'),
    ...together(set, ['SMS_ACCOUNT_SID', 'SMS_AUTH_TOKEN', 'SMS_FROM'], 'SMS'),
    ...notAnAddress(set, 'SMS_API_URL'),
    ...together(set, ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'], 'notices in browsers'),
    ...refuseKeys(set),
    ...(set.IMAP_URL && !imapOf(set)
      ? ['IMAP_URL: set imaps://user:password@host (letters such as @ in the user as %40)']
      : []),
  ]
}

export function channelConfigs(set: ChannelSettings): ChannelConfigs {
  const { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_TOKEN: token, LINE_BOT_ID: botId } = set
  const { SMS_ACCOUNT_SID: accountSid, SMS_AUTH_TOKEN: authToken, SMS_FROM: from } = set
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = set
  const hosts = set.PUSH_HOSTS.split(',').map((host) => host.trim())
  return {
    line: secret ? { secret, token, botId, url: plain(set.LINE_API_URL) } : null,
    sms: accountSid ? { accountSid, authToken, from, url: plain(set.SMS_API_URL) } : null,
    push: publicKey ? { publicKey, privateKey, subject, hosts: hosts.filter(Boolean) } : null,
    imap: set.IMAP_URL ? imapOf(set) : null,
  }
}

function imapOf({ IMAP_URL: address, IMAP_MAILBOX: mailbox }: ChannelSettings): ImapConfig | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname: host, port, username, password } = new URL(address)
  const isTls = protocol === 'imaps:'
  if ((!isTls && protocol !== 'imap:') || !host || !username || !password) return null
  const isHere = /^(127\.|localhost$)/.test(host)
  const account = { user: decodeURIComponent(username), password: decodeURIComponent(password) }
  return { host, port: Number(port) || (isTls ? 993 : 143), isTls, isHere, ...account, mailbox }
}

const plain = (url: string): string => url.replace(/\/+$/, '')

function together(set: ChannelSettings, names: (keyof ChannelSettings)[], what: string): string[] {
  const missing = names.filter((name) => set[name] === '')
  if (missing.length === 0 || missing.length === names.length) return []
  return [`${missing.join(', ')}: set ${names.join(', ')} together (${what}), or none of them`]
}

const notAnAddress = (set: ChannelSettings, name: keyof ChannelSettings): string[] =>
  set[name] && !/^https?:\/\//.test(set[name]) ? [`${name}: set an address that begins with https://`] : []

const howToMake = 'make both anew as docs/features/channels.md says'

function refuseKeys({ VAPID_PUBLIC_KEY: pub, VAPID_PRIVATE_KEY: own, VAPID_SUBJECT: subject }: ChannelSettings) {
  if (!pub || !own || !subject) return []
  const wrong = keysBelongTogether(pub, own) ? [] : [`VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: are no pair; ${howToMake}`]
  const isAddress = /^(mailto:\S+@\S+|https:\/\/\S+)$/.test(subject)
  return [
    ...wrong,
    ...(isAddress ? [] : ['VAPID_SUBJECT: set mailto: and an address, or one that begins with https://']),
  ]
}

function keysBelongTogether(pub: string, own: string): boolean {
  try {
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(own, 'base64url')
    return pair.getPublicKey('base64url') === pub
  } catch {
    return false
  }
}
