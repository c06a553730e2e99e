import { type OrganizationId, Refusal } from '@app/shared'
import { and, eq, gt } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { hashOf, signedSecret } from '../platform/secrets.ts'
import { applicationLinksTable as links } from './organizations.table.ts'

const days = 60

/**
 * The link with which an applicant reads and corrects its application before it has a seat. Only its hash rests here; a
 * mail rebuilds the secret from the link's id.
 */
export async function applicationLinkFor(tx: Tx, ctx: Context, organizationId: OrganizationId): Promise<string> {
  const id = newId()
  const secret = signedSecret(ctx, 'application', id)
  const expiresAt = new Date(ctx.now.getTime() + days * 86_400_000)
  await tx.insert(links).values({ id, organizationId, secretHash: hashOf(secret), createdAt: ctx.now, expiresAt })
  return secret
}

/** Whose application a link opens. */
export async function organizationOfLink(db: Db | Tx, secret: string, now: Date): Promise<OrganizationId> {
  const [link] = await db
    .select({ organizationId: links.organizationId })
    .from(links)
    .where(and(eq(links.secretHash, hashOf(secret)), gt(links.expiresAt, now)))
  if (!link) throw new Refusal('link-spent')
  return link.organizationId
}

/** From registration on its members come in by their seats; the links stop working. */
export async function endApplicationLinks(tx: Tx, organizationId: OrganizationId, now: Date): Promise<void> {
  await tx
    .update(links)
    .set({ expiresAt: now })
    .where(and(eq(links.organizationId, organizationId), gt(links.expiresAt, now)))
}
