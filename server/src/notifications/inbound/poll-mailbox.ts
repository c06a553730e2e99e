import { Refusal } from '@app/shared'
import { alone } from '../../platform/alone.ts'
import { isDatabaseAway } from '../../platform/constraints.ts'
import type { Context } from '../../platform/context.ts'
import { record } from '../../platform/outbox.ts'
import { transact } from '../../platform/transact.ts'
import type { Mailbox, OpenMailbox } from './mailbox.ts'
import { mostBytes, receiveMail } from './receive-mail.ts'

/** So many at a time: the next look comes within a minute. */
const most = 100

export interface Polled {
  taken: number
  broken: number
}

/**
 * Fetches what came to the box, one after the other, by one copy of the server at a time (null: another is at it). A mail
 * is marked as seen only after what it became is committed; one that was taken before counts once by its Message-ID. One
 * that cannot be read keeps no other: it is flagged, and the centre is told.
 */
export const pollMailbox = (ctx: Context, open: OpenMailbox): Promise<Polled | null> =>
  alone(ctx.db, 'poll-mailbox', async () => {
    const box = await open()
    try {
      return await takeAll(ctx, box)
    } finally {
      await box.close()
    }
  })

async function takeAll(ctx: Context, box: Mailbox): Promise<Polled> {
  const broken: number[] = []
  let taken = 0
  for (const { uid, size } of (await box.waiting()).slice(0, most)) {
    const isTaken = size <= mostBytes && (await take(ctx, await box.read(uid)))
    if (!isTaken) {
      broken.push(uid)
      continue
    }
    await box.markTaken(uid)
    taken += 1
  }
  await giveToAPerson(ctx, box, broken)
  return { taken, broken: broken.length }
}

/** False: it cannot be read, today or tomorrow. While the database is away nothing is decided. */
async function take(ctx: Context, raw: Uint8Array): Promise<boolean> {
  try {
    await receiveMail(ctx, raw)
    return true
  } catch (error) {
    const isOurs = isDatabaseAway(error) || (error instanceof Refusal && error.code === 'too-busy')
    if (isOurs) throw error
    return false
  }
}

/** Told first: rather twice than never. */
async function giveToAPerson(ctx: Context, box: Mailbox, uids: number[]): Promise<void> {
  if (uids.length === 0) return
  await transact(ctx, (tx) => record(tx, ctx, { type: 'notice.mail-unreadable', mails: uids.length }))
  for (const uid of uids) await box.markBroken(uid)
}
