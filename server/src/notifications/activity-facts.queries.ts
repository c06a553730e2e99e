import {
  type ActivityId,
  type ActivityPictureId,
  type CertificateId,
  type OrganizationId,
  Refusal,
  type StoryAskId,
} from '@app/shared'
import type { StoryStatus } from '@app/shared/activities'
import { eq, sql } from 'drizzle-orm'
import { activitiesTable as activities } from '../activities/activities.table.ts'
import { participationCertificatesTable as certificates } from '../activities/participation.table.ts'
import { activityPicturesTable as pictures } from '../activities/pictures/activity-pictures.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import type { Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'

/** One side of a story, with what it said about this edition. */
export interface StorySideFacts {
  organizationId: OrganizationId
  name: string
  askId: StoryAskId | null
  answer: 'yes' | 'change' | null
  wish: string | null
  answerBy: string | null
}

/** A story as its notices tell it: its words, and its sides. */
export interface StoryFacts {
  title: string
  story: string
  status: StoryStatus
  withdrawnReason: string | null
  comments: { by: string; text: string }[]
  captions: string[]
  sides: StorySideFacts[]
}

export async function storyFacts(tx: Tx, id: ActivityId): Promise<StoryFacts> {
  const [row] = await tx.select().from(activities).where(eq(activities.id, id))
  if (!row) throw new Refusal('not-found')
  const { rows } = await tx.execute<
    StorySideFacts & { matchId: string | null; label: string } & Record<string, unknown>
  >(sql`
    select side.match_id as "matchId", side.organization_id as "organizationId", o.name, side.label,
      k.id as "askId", k.answer, k.wish, k.answer_by::text as "answerBy"
    from (
      select null::uuid as match_id, q.association_id as organization_id,
        case when q.show_name then n.name else d.name || '地区の自治会' end as label
      from requests q join organizations n on n.id = q.association_id join districts d on d.id = q.district_id
      where q.id = ${row.requestId}
      union all
      select m.id, m.supporter_id, s.name from matches m join organizations s on s.id = m.supporter_id
      where m.request_id = ${row.requestId} and m.status = 'done') side
    join organizations o on o.id = side.organization_id
    left join story_asks k on k.activity_id = ${id} and k.edition = ${row.edition}
      and k.match_id is not distinct from side.match_id
    order by side.match_id nulls first`)
  const { title, story, status, withdrawnReason } = row
  return {
    ...{ title, story, status, withdrawnReason, sides: rows },
    comments: row.comments.map(({ matchId, text }) => ({
      by: rows.find((one) => one.matchId === matchId)?.label ?? '',
      text,
    })),
    captions: row.pictures.map(({ caption }) => caption),
  }
}

/** A photograph as its notice tells it: of which activity, whose, and why it came back. */
export async function activityPictureFacts(tx: Tx, id: ActivityPictureId) {
  const [row] = await tx
    .select({
      title: requests.title,
      caption: pictures.caption,
      returnReason: pictures.returnReason,
      organizationId: sql<OrganizationId>`case ${pictures.side} when 'supporter' then ${matches.supporterId} else ${requests.associationId} end`,
    })
    .from(pictures)
    .innerJoin(matches, eq(matches.id, pictures.matchId))
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .where(eq(pictures.id, id))
  return row ?? null
}

/** A certificate of participation that was taken back, and why. */
export async function certificateFacts(tx: Tx, id: CertificateId) {
  const { number, title, matchId, withdrawnReason: reason } = certificates
  const [row] = await tx.select({ number, title, matchId, reason }).from(certificates).where(eq(certificates.id, id))
  return row ?? null
}
export type CertificateFacts = NonNullable<Awaited<ReturnType<typeof certificateFacts>>>
