import type { AccountId, OrganizationId } from '@app/shared'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { toldApartTable } from './duplicates.table.ts'
import { moved } from './pointers.rules.ts'

/** Remembers that two organizations are different; who says it again changes nothing. The smaller id stands first. */
export async function insertToldApart(
  tx: Tx,
  pair: [OrganizationId, OrganizationId],
  told: { toldAt: Date; toldBy: AccountId | null },
): Promise<void> {
  const [firstId, secondId] = pair.toSorted()
  await tx
    .insert(toldApartTable)
    .values({ firstId: firstId!, secondId: secondId!, ...told })
    .onConflictDoNothing()
}

/** Rows `t` of the one that goes which stay behind as history, because the one that stays has such a row already. */
const bothHave: Record<string, (stays: OrganizationId) => SQL> = {
  // both did the same request
  matches: (stays) => sql`t.status = 'done' and exists (select from matches k
    where k.request_id = t.request_id and k.supporter_id = ${stays} and k.status = 'done')`,
  // both came to a past meeting
  meeting_sign_ups: (stays) => sql`t.status <> 'cancelled' and exists (select from meeting_sign_ups k
    where k.meeting_id = t.meeting_id and k.organization_id = ${stays} and k.status <> 'cancelled')`,
  // both heard of the same event over the same channel
  notices: (stays) => sql`exists (select from notices k where k.event_id = t.event_id and k.to_kind = t.to_kind
    and k.organization_id = ${stays} and k.address is not distinct from t.address and k.channel = t.channel)`,
  // both hold a paper of one kind about one thing
  paper_codes: (
    stays,
  ) => sql`t.retired_at is null and exists (select from paper_codes k where k.organization_id = ${stays}
    and k.kind = t.kind and k.retired_at is null and coalesce(k.request_id, k.match_id, k.sign_up_id, k.notice_id)
      = coalesce(t.request_id, t.match_id, t.sign_up_id, t.notice_id))`,
  // both were asked in the same fiscal year
  renewals: (stays) => sql`exists (select from renewals k
    where k.organization_id = ${stays} and k.fiscal_year = t.fiscal_year)`,
  handovers: (stays) => sql`exists (select from handovers k where k.organization_id = ${stays} and k.year = t.year)`,
  // both gave the same pledge
  pledges: (stays) => sql`exists (select from pledges k
    where k.organization_id = ${stays} and k.code = t.code and k.version = t.version)`,
}

/** Everything that points at the one that goes points at the one that stays, but for what both have. */
export async function movePointers(tx: Tx, stays: OrganizationId, goes: OrganizationId): Promise<void> {
  for (const pointer of moved) {
    const [table, column] = [sql.identifier(pointer.table), sql.identifier(pointer.column)]
    const but = bothHave[pointer.table]?.(stays) ?? sql`false`
    await tx.execute(sql`update ${table} t set ${column} = ${stays} where t.${column} = ${goes} and not (${but})`)
  }
}

/** What is held of both, as one value: whoever began something meanwhile makes it another one. */
export async function heldNow(tx: Tx, ids: OrganizationId[]): Promise<string> {
  const wanted = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const { rows } = await tx.execute<{ now: string }>(sql`
    select (select count(*) from matches where supporter_id in (${wanted})) || ' ' ||
      (select count(*) from meeting_sign_ups s join exchange_meetings m on m.id = s.meeting_id
        where s.organization_id in (${wanted}) and m.status in ('open', 'closed')) as now`)
  return rows[0]!.now
}
