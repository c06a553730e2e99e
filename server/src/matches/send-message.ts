import { type MatchId, Refusal } from '@app/shared'
import type { Message } from '@app/shared/matches'
import { organizationById } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import type { Standing } from './answers.rules.ts'
import { type Held, holdMatch } from './hold-match.ts'
import { saveMatch } from './matches.store.ts'
import { insertMessage } from './thread.store.ts'

/** Writes into the thread of a match; the other side and the centre hear it. A match that never came about is silent. */
export function sendMessage(ctx: Context, id: MatchId, body: string): Promise<Message> {
  return transact(ctx, (tx) => writeInThread(tx, ctx, id, body))
}

/** The same inside a transaction that does more. */
export async function writeInThread(tx: Tx, ctx: Context, id: MatchId, body: string): Promise<Message> {
  const { standing, ...held } = await holdMatch(tx, ctx, id)
  return writeMessage(tx, ctx, held, standing, body)
}

const isSilent: readonly string[] = ['declined', 'withdrawn', 'expired']

/**
 * A supporter that writes before it answers wants to talk first (相談したい), and waits until somebody writes back.
 */
export async function writeMessage(
  tx: Tx,
  ctx: Context,
  { request, match }: Held,
  from: Standing,
  body: string,
): Promise<Message> {
  if (isSilent.includes(match.status)) throw new Refusal('wrong-moment', 'この呼びかけは終わっています')
  const asks = from === 'supporter' && match.status === 'proposed' && match.supporterAnswer === 'pending'
  if (asks !== match.wantsToTalk) await saveMatch(tx, match.id, { wantsToTalk: asks })
  const author = await authorName(tx, ctx, { request, match }, from)
  const { channel, now, actor } = ctx
  const sent = { matchId: match.id, fromSide: from, accountId: actor.accountId, author, body, channel, sentAt: now }
  const row = await insertMessage(tx, sent)
  await record(tx, ctx, { type: asks ? 'match.wants-to-talk' : 'match.message-sent', matchId: match.id, by: from })
  return { id: row.id, from, authorName: author, body, channel, sentAt: now.toISOString(), mine: true }
}

async function authorName(tx: Tx, { config }: Context, { request, match }: Held, from: Standing): Promise<string> {
  if (from === 'coordinator') return config.centreName
  const { name } = await organizationById(tx, from === 'association' ? request.associationId : match.supporterId)
  return name
}
