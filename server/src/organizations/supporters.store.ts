import { type OrganizationId, Refusal } from '@app/shared'
import {
  pledgeCodes,
  pledgeVersion,
  privacyVersion,
  type RegistrationStatus,
  type SupporterProfile,
} from '@app/shared/organizations'
import { foldForSearch } from '@app/shared/kernel/fold'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { isNamed, type OrganizationRow } from './organizations.store.ts'
import {
  organizationsTable as organizations,
  pledgesTable,
  privacyConsentsTable,
  supportersTable as supporters,
} from './organizations.table.ts'
import { columnsOf, saveLists, type SupporterRow } from './profile.store.ts'

/** A supporter with the common part of its organization. */
export interface SupporterHeld {
  organization: OrganizationRow
  supporter: SupporterRow
}

/** Holds a supporter until the end of the transaction, so that two decisions about it cannot cross. */
export async function lockSupporter(tx: Tx, id: OrganizationId): Promise<SupporterHeld> {
  const [row] = await tx
    .select({ organization: organizations, supporter: supporters })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(eq(supporters.organizationId, id))
    .for('no key update')
  if (!row || row.organization.mergedInto) throw new Refusal('not-found')
  return row
}

/** A supporter that is registered right now, and stays so until the transaction ends. */
export async function registeredSupporter(tx: Tx, id: OrganizationId) {
  const [row] = await tx
    .select({ name: organizations.name, kana: organizations.kana, supporter: supporters })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(and(eq(supporters.organizationId, id), eq(supporters.status, 'registered')))
    .for('share', { of: supporters })
  if (!row) throw new Refusal('not-registered')
  const { supporter, ...named } = row
  return { id, ...named, ...supporter }
}

/** How far a registration is; it stays so until the transaction ends. After request and match, never before. */
export async function standingOfSupporter(tx: Tx, id: OrganizationId): Promise<RegistrationStatus> {
  const [row] = await tx
    .select({ status: supporters.status })
    .from(supporters)
    .where(eq(supporters.organizationId, id))
    .for('share')
  if (!row) throw new Refusal('not-found')
  return row.status
}

/**
 * Everybody who lets something depend on what a supporter has promised or closed stands in one line until the
 * transaction ends: a yes on two requests at once, or a yes while a day is closed. After request and match, always.
 */
export async function standInLineOf(tx: Tx, id: OrganizationId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`supporter:${id}`}, 0))`)
}

/** States in which a name is taken: a rejected or departed one may come back. */
const standing: RegistrationStatus[] = ['draft', 'submitted', 'returned', 'registered', 'suspended', 'expired']

/** The same group does not apply twice. Two that ask at once wait for each other. */
export async function refuseSameSupporter(tx: Tx, name: string, self?: OrganizationId): Promise<void> {
  const key = foldForSearch(name)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`supporter:${key}`}))`)
  const [same] = await tx
    .select({ id: organizations.id })
    .from(supporters)
    .innerJoin(organizations, eq(organizations.id, supporters.organizationId))
    .where(and(isNamed(name, key), inArray(supporters.status, standing), self && ne(organizations.id, self)))
    .limit(1)
  if (same) throw new Refusal('already-registered')
}

type Standing = Pick<SupporterRow, 'status' | 'channel'> & Partial<SupporterRow>

/** The supporter's half of a new organization. */
export async function insertSupporter(
  tx: Tx,
  id: OrganizationId,
  profile: SupporterProfile,
  rest: Standing,
): Promise<void> {
  await tx.insert(supporters).values({ ...columnsOf(profile), ...rest, organizationId: id })
  await saveLists(tx, id, profile)
}

/** What a supporter says of itself, said anew. */
export async function saveProfile(tx: Tx, id: OrganizationId, profile: SupporterProfile): Promise<void> {
  await tx.update(supporters).set(columnsOf(profile)).where(eq(supporters.organizationId, id))
  await saveLists(tx, id, profile)
}

/** How far a registration is; the database refuses any step that is not in the lifecycle. */
/** ひと月に◯回まで. */
export async function saveMonthLimit(tx: Tx, id: OrganizationId, mostAMonth: number | null): Promise<void> {
  await tx.update(supporters).set({ mostAMonth }).where(eq(supporters.organizationId, id))
}

export async function saveStanding(tx: Tx, id: OrganizationId, standing: Partial<SupporterRow>): Promise<void> {
  await tx.update(supporters).set(standing).where(eq(supporters.organizationId, id))
}

/** 誓約: each checkbox with the version of its text, the moment, the account and the channel (rule 10). */
export async function insertPledges(tx: Tx, { actor, channel, now }: Context, id: OrganizationId): Promise<void> {
  const { accountId } = actor
  await tx.insert(pledgesTable).values(
    pledgeCodes.map((code) => ({
      organizationId: id,
      code,
      version: pledgeVersion,
      agreedAt: now,
      accountId,
      channel,
    })),
  )
}

/** 個人情報の取扱いへの同意, kept like a pledge. Nobody applies without it. */
export async function insertPrivacyConsent(
  tx: Tx,
  { actor, channel, now }: Context,
  id: OrganizationId,
): Promise<void> {
  const said = { version: privacyVersion, agreedAt: now, accountId: actor.accountId, channel }
  await tx.insert(privacyConsentsTable).values({ organizationId: id, ...said })
}
