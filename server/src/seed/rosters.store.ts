import type { OrganizationId, RosterNameId } from '@app/shared'
import { and, asc, eq, gte } from 'drizzle-orm'
import { matchesTable as matches } from '../matches/matches.table.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { rosterNamesTable } from '../rosters/rosters.table.ts'

const people = [
  ['雨宮 颯太（架空）', 'あめみや そうた', false, '自転車で行きます'],
  ['小林 さくら（架空）', 'こばやし さくら', false, null],
  ['髙野 蓮（架空）', 'たかの れん', true, null],
  ['中村 ひなた（架空）', 'なかむら ひなた', false, '車で行きます。2人乗せられます'],
  ['渡邉 陽菜（架空）', 'わたなべ ひな', true, null],
  ['石原 大和（架空）', 'いしはら やまと', false, null],
] as const

interface Whom {
  today: string
  now: Date
  students: OrganizationId
}

/** 当日の名簿 of the next help that the students promised: somebody is still to be named. Made-up names. */
export async function insertRosters(tx: Tx, { today, now, students }: Whom): Promise<void> {
  const [match] = await tx
    .select({ id: matches.id, heads: matches.heads })
    .from(matches)
    .where(and(eq(matches.supporterId, students), eq(matches.status, 'agreed'), gte(matches.onDay, today)))
    .orderBy(asc(matches.onDay))
    .limit(1)
  const named = people.slice(0, Math.max(0, (match?.heads ?? 0) - 2))
  if (!match || named.length === 0) return
  await tx.insert(rosterNamesTable).values(
    named.map(([name, kana, isMinor, remark]) => ({
      ...{ id: newId<RosterNameId>(), matchId: match.id, name, kana, isMinor, remark, guardianAgreed: isMinor },
      ...{ channel: 'web', enteredAt: now, updatedAt: now, isDemo: true },
    })),
  )
}
