import { Refusal } from '@app/shared'
import { lt, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { throttlesTable as throttles } from './platform.table.ts'
import { hashOf } from './secrets.ts'

/**
 * Counts one more use of a bucket, together with all copies of the server; too many are refused until the window closes.
 * `onFirst` happens once in a window, with the first refusal.
 */
export async function countUse(
  db: Db,
  bucket: string,
  most: number,
  seconds: number,
  now: Date,
  onFirst?: () => Promise<unknown>,
): Promise<void> {
  const closesAt = new Date(now.getTime() + seconds * 1000)
  const over = sql`${throttles.closesAt} <= ${now}`
  const [row] = await db
    .insert(throttles)
    .values({ bucket: hashOf(bucket), count: 1, closesAt })
    .onConflictDoUpdate({
      target: throttles.bucket,
      set: {
        count: sql`case when ${over} then 1 else ${throttles.count} + 1 end`,
        closesAt: sql`case when ${over} then ${closesAt} else ${throttles.closesAt} end`,
      },
    })
    .returning()
  if (row!.count === most + 1) await onFirst?.()
  if (row!.count > most) throw tooMany(row!.closesAt, now)
}

/** 429 that says when to come back. */
export const tooMany = (until: Date, now: Date): Refusal =>
  Object.assign(new Refusal('too-many-tries'), { retryAfter: Math.max(1, Math.ceil((+until - +now) / 1000)) })

/** Forgets what closed a month ago; until then a bucket may still count failures in a row. */
export const sweepThrottles = (db: Db, now: Date) =>
  db.delete(throttles).where(lt(throttles.closesAt, new Date(now.getTime() - 30 * 86_400_000)))

/** One household or office: an IPv4 address, or the /64 of an IPv6 address. */
export function networkOf(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (v4) return v4
  const [head = '', tail] = ip.split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = [...left, ...gap, ...right].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
