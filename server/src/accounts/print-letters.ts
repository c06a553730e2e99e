import { type InvitationId, type OrganizationId, Refusal } from '@app/shared'
import { jstDay } from '@app/shared/kernel'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { renderPaper } from '../platform/paper.ts'
import { signedSecret } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { organizationNames, refuseNeighbours } from './accounts.queries.ts'
import { codeOfInvitation } from './invite.ts'
import { invitationLetter } from './invitation-letter.paper.ts'
import { openInvitationById, type InvitationRow } from './links.store.ts'
import { refuseStale } from './second-factor.queries.ts'

/**
 * The letter of one invitation, for its organization or the centre. Its code is computed anew from the invitation and
 * kept nowhere, so a lost print can be printed again as long as nobody used it.
 */
export async function printLetter(ctx: Context, id: InvitationId): Promise<Buffer> {
  return printLetters(ctx, async (tx) => {
    const row = await openInvitationById(tx, id, ctx.now)
    if (!row.organizationId) throw new Refusal('not-found')
    refuseNeighbours(ctx, row.organizationId)
    return [row]
  })
}

/** Several letters as one file: each is a key to a seat, so the second factor is asked for anew and each is audited. */
export async function printLetters(
  ctx: Context,
  which: (tx: Parameters<Parameters<typeof transact>[1]>[0]) => Promise<InvitationRow[]>,
): Promise<Buffer> {
  const { rows, names } = await transact({ ...ctx, idempotency: null }, async (tx) => {
    const rows = (await which(tx)).filter(({ codeHash }) => codeHash !== null)
    if (rows.length === 0) throw new Refusal('not-found')
    await refuseStale(tx, ctx)
    for (const { id, organizationId } of rows)
      await audit(tx, ctx, { act: 'invitation.letter-printed', subject: 'invitation', subjectId: id, organizationId })
    return {
      rows,
      names: await organizationNames(
        tx,
        rows.flatMap((row) => row.organizationId ?? []),
      ),
    }
  })
  const [first, ...more] = rows.map((row) => invitationLetter(factsOf(ctx, row, names)))
  return renderPaper(first!, ...more)
}

function factsOf(ctx: Context, row: InvitationRow, names: Map<OrganizationId, string>) {
  const { config, now } = ctx
  const why = row.forSeatId ? 'returns' : row.handoverYear ? 'hands-over' : 'joins'
  return {
    organization: names.get(row.organizationId!) ?? '',
    title: row.title,
    name: row.name,
    why,
    startsOn: row.startsOn,
    worksUntil: jstDay(row.expiresAt),
    code: codeOfInvitation(ctx, row.id),
    link: `${config.publicUrl}/join#${signedSecret(ctx, 'invitation', row.id)}`,
    page: `${config.publicUrl.replace(/^https?:\/\//, '')}/join`,
    desk: { name: config.centreName, phone: config.centrePhone, fax: config.centreFax },
    printedOn: jstDay(now),
    demo: config.demo,
  } as const
}
