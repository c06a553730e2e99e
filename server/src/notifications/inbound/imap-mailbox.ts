import { ImapFlow } from 'imapflow'
import type { ImapConfig } from '../../platform/channel-config.ts'
import type { Mailbox } from './mailbox.ts'

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 }

/** Opens a box over IMAP. Passwords and mails cross the network encrypted, or not at all; nothing of them is logged. */
export async function openImap({ host, port, isTls, isHere, user, password, mailbox }: ImapConfig): Promise<Mailbox> {
  const client = new ImapFlow({
    ...{ host, port, secure: isTls, auth: { user, pass: password }, logger: false, disableAutoIdle: true, ...patience },
    // without TLS from the beginning it is asked for; only a stand-in on this machine may do without
    doSTARTTLS: isTls || isHere ? undefined : true,
  })
  // whoever waits for an answer hears of it there
  client.on('error', () => {})
  try {
    await client.connect()
    await client.mailboxOpen(mailbox)
  } catch (error) {
    client.close()
    throw error
  }
  const byUid = { uid: true }
  return {
    waiting: async () => {
      const uids = await client.search({ seen: false }, byUid)
      if (!uids || uids.length === 0) return []
      const found = await client.fetchAll(uids, { uid: true, size: true }, byUid)
      return found.map(({ uid, size = 0 }) => ({ uid, size })).toSorted((a, b) => a.uid - b.uid)
    },
    read: async (uid) => {
      const mail = await client.fetchOne(String(uid), { source: true }, byUid)
      if (!mail || !mail.source) throw new Error('the box gave no mail')
      return mail.source
    },
    markTaken: (uid) => flag(client, uid, ['\\Seen']),
    markBroken: (uid) => flag(client, uid, ['\\Seen', '\\Flagged']),
    close: async () => {
      if (client.usable) await client.logout().catch(() => {})
      client.close()
    },
  }
}

async function flag(client: ImapFlow, uid: number, flags: string[]): Promise<void> {
  const isDone = await client.messageFlagsAdd(String(uid), flags, { uid: true })
  if (!isDone) throw new Error('the box kept no flag')
}
