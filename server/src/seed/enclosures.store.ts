import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { OrganizationId, PictureId } from '@app/shared'
import { pictureConsentVersion } from '@app/shared/enclosures'
import { and, asc, eq, notInArray } from 'drizzle-orm'
import { pictureConsentsTable, picturesTable } from '../enclosures/enclosures.table.ts'
import { organizationsTable, supportersTable } from '../organizations/organizations.table.ts'
import { profileOf } from '../organizations/profile.store.ts'
import { waitingChangesTable } from '../organizations/waiting-changes.table.ts'
import type { Tx } from '../platform/db.ts'
import { cleanPicture } from '../platform/files/picture.ts'
import { newId } from '../platform/ids.ts'

type Told = Pick<typeof picturesTable.$inferInsert, 'kind' | 'place' | 'status' | 'alt'>
const day = 86_400_000

/** Drawings, no photographs of people (rule 13). */
const drawing = (name: 'river' | 'stall' | 'logo') =>
  readFileSync(new URL(`../../src/seed/pictures/${name}.webp`, import.meta.url))

/** Two supporters show what they do; one picture waits until somebody of the centre has looked at it. */
export async function insertPictures(
  tx: Tx,
  { company, students }: Record<'company' | 'students', OrganizationId>,
  now: Date,
): Promise<void> {
  const add = async (organizationId: OrganizationId, name: Parameters<typeof drawing>[0], told: Told) => {
    const { bytes, ...file } = cleanPicture(drawing(name))
    const [consentId, uploadedAt] = [newId(), new Date(now.getTime() - (told.status === 'waiting' ? 2 : 40) * day)]
    const who = { organizationId, channel: 'web' }
    await tx
      .insert(pictureConsentsTable)
      .values({ ...who, id: consentId, version: pictureConsentVersion, agreedAt: uploadedAt })
    const decidedAt = told.status === 'waiting' ? null : new Date(uploadedAt.getTime() + day)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const stored = { ...file, content: bytes, sha256 }
    await tx
      .insert(picturesTable)
      .values({ ...who, ...told, ...stored, id: newId<PictureId>(), consentId, uploadedAt, decidedAt })
  }
  await add(company, 'logo', { kind: 'logo', place: 1, status: 'shown', alt: '甲斐のもり建設のロゴ（デモの絵）' })
  await add(company, 'river', { kind: 'picture', place: 1, status: 'shown', alt: '川沿いの清掃（デモの絵）' })
  await add(students, 'stall', { kind: 'picture', place: 1, status: 'shown', alt: '夏祭りの屋台（デモの絵）' })
  await add(students, 'river', { kind: 'picture', place: 2, status: 'waiting', alt: '川沿いのごみ拾い（デモの絵）' })
}

/** One company has another name and waits until the centre has looked at it. */
export async function insertWaitingChange(tx: Tx, others: readonly OrganizationId[], now: Date): Promise<void> {
  const [row] = await tx
    .select({ organization: organizationsTable, supporter: supportersTable })
    .from(supportersTable)
    .innerJoin(organizationsTable, eq(organizationsTable.id, supportersTable.organizationId))
    .where(
      and(
        eq(supportersTable.kind, 'company'),
        eq(supportersTable.status, 'registered'),
        notInArray(supportersTable.organizationId, [...others]),
      ),
    )
    .orderBy(asc(supportersTable.number))
    .limit(1)
  if (!row) return
  const known = await profileOf(tx, row.organization, row.supporter)
  const profile = { ...known, name: `${known.name}グループ`, kana: `${known.kana}ぐるーぷ` }
  const saidAt = new Date(now.getTime() - day)
  await tx
    .insert(waitingChangesTable)
    .values({ organizationId: row.organization.id, fields: ['name', 'kana'], profile, saidAt })
}
