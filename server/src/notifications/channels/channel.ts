import type { Mail } from '../../platform/mail.ts'

export type ChannelName = 'mail' | 'line' | 'sms' | 'push'

/** What leaves. Everything outside mail says only what kind of news there is and where to read it. */
export interface Message {
  /** The same at every try: the other side recognises by it what it has already. */
  id: string
  /** Mail address, LINE user id, telephone number, or the address of a browser. */
  to: string
  /** 「お手伝いのお願いが届いています」: no names, no days, no places. */
  title: string
  /** Where to read it, with the site's address in front. */
  url: string
  /** The same place in few letters. */
  shortUrl: string
  /** For SMS alone: what is said in place of title and link. */
  words?: string
  /** For mail alone. */
  mail?: Omit<Mail, 'to' | 'messageId'> & { messageId: string }
  /** For a browser alone: the keys with which only it can read. */
  keys?: { p256dh: string; auth: string }
}

/** What the other side said. Reasons are codes: no words, no addresses. */
export type Outcome =
  | { kind: 'accepted'; providerId: string | null }
  /** Perhaps later; `afterSeconds` where the other side said when. */
  | { kind: 'later'; reason: string; afterSeconds?: number }
  /** It was handed over and no answer came, over a channel that knows no key for retries; `wordFollows`: it will be told. */
  | { kind: 'unknown'; reason: string; wordFollows: boolean }
  /** Never; `isDead`: nothing will ever reach this address. */
  | { kind: 'refused'; reason: string; isDead?: boolean }

/** A way out of the house. */
export interface Channel {
  send(message: Message): Promise<Outcome>
}

/** The channels that this installation has. */
export type Channels = { mail: Channel } & Partial<Record<ChannelName, Channel>>
