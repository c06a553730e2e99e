import { fiscalYearInWords, fiscalYearOf, type MatchId, type OrganizationId, Refusal } from '@app/shared'
import { sideReaching } from '../organizations/index.ts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import {
  certificatesOfMatch,
  type DoneMatch,
  doneMatch,
  doneMatchesOf,
  holdingOfFound,
  linesOf,
  supporterOfMatch,
  yearlyCertificatesOf,
} from './participation.queries.ts'
import { saysTheSame } from './participation.rules.ts'
import { type CertificateRow, insertCertificate, nextCertificateNumber, saveWithdrawn } from './participation.store.ts'

/** A done match to which somebody came, for its own supporter and the centre; for everybody else it is not there. */
export async function provableMatch(tx: Tx | Context['db'], { actor }: Context, id: MatchId): Promise<DoneMatch> {
  const supporterId = await supporterOfMatch(tx, id)
  if (!supporterId) throw new Refusal('not-found')
  sideReaching(actor, supporterId)
  const done = await doneMatch(tx, id)
  if (!done) throw new Refusal('wrong-moment', '参加証明書は、活動の報告が入ってから出せます')
  if (done.heads === 0) throw new Refusal('wrong-moment', '来た人数が0人と報告されているため、参加証明書は出せません')
  return done
}

/**
 * The certificate of a match: the one that holds, else a new one. Where another number of heads was told since, the
 * earlier one is taken back. What the centre took back, only the centre issues again.
 */
export async function issueForMatch(tx: Tx, ctx: Context, done: DoneMatch): Promise<CertificateRow> {
  const earlier = await standing(tx, ctx, done)
  if (earlier) return earlier
  const number = await nextCertificateNumber(tx, ctx.now)
  // whoever waited for the number looks once more: the other may have issued it
  const meanwhile = await standing(tx, ctx, done)
  if (meanwhile) return meanwhile
  const { matchId, supporterId, title, day, heads } = done
  const about = { kind: 'day', matchId, supporterId, title, happenedOn: day, fiscalYear: fiscalYearOf(day) } as const
  return issued(tx, ctx, { ...about, number }, [{ matchId, heads }])
}

async function standing(tx: Tx, ctx: Context, { matchId }: DoneMatch): Promise<CertificateRow | null> {
  const found = await certificatesOfMatch(tx, matchId)
  const open = found.find(({ certificate }) => certificate.withdrawnAt === null)
  if (open) {
    if (holdingOfFound(open) === 'valid') return open.certificate
    const reason = 'その後の報告で人数が変わったため'
    await saveWithdrawn(tx, open.certificate.id, { by: null, at: ctx.now, reason })
    return null
  }
  if (found[0]?.certificate.withdrawnBy && ctx.actor.role === 'supporter') throw takenBack()
  return null
}

/** The list of a fiscal year: the certificate that says exactly this, else a new one; earlier ones stand for their day. */
export async function issueForYear(
  tx: Tx,
  ctx: Context,
  supporterId: OrganizationId,
  fiscalYear: number,
): Promise<{ certificate: CertificateRow; activities: DoneMatch[] }> {
  sideReaching(ctx.actor, supporterId)
  const all = await doneMatchesOf(tx, supporterId)
  const activities = all.filter(({ day }) => fiscalYearOf(day) === fiscalYear)
  if (activities.length === 0)
    throw new Refusal('not-found', `${fiscalYearInWords(fiscalYear)}に報告された活動は、まだありません`)
  const said = activities.map(({ matchId, heads }) => ({ matchId, heads }))
  const earlier = await sameForYear(tx, ctx, { supporterId, fiscalYear, said })
  if (earlier) return { certificate: earlier, activities }
  const number = await nextCertificateNumber(tx, ctx.now)
  const meanwhile = await sameForYear(tx, ctx, { supporterId, fiscalYear, said })
  if (meanwhile) return { certificate: meanwhile, activities }
  const about = { kind: 'year', supporterId, fiscalYear, title: fiscalYearInWords(fiscalYear) } as const
  return { certificate: await issued(tx, ctx, { ...about, number }, said), activities }
}

async function sameForYear(
  tx: Tx,
  { actor }: Context,
  { supporterId, fiscalYear, said }: { supporterId: OrganizationId; fiscalYear: number; said: Said },
): Promise<CertificateRow | null> {
  for (const { certificate } of await yearlyCertificatesOf(tx, supporterId)) {
    if (certificate.fiscalYear !== fiscalYear || !saysTheSame(await linesOf(tx, certificate.id), said)) continue
    if (certificate.withdrawnAt === null) return certificate
    if (certificate.withdrawnBy && actor.role === 'supporter') throw takenBack()
    return null
  }
  return null
}

type Said = { matchId: MatchId; heads: number }[]
type About = Omit<Parameters<typeof insertCertificate>[1], 'issuedAt' | 'issuedBy'>

async function issued(tx: Tx, ctx: Context, about: About, said: Said): Promise<CertificateRow> {
  const row = await insertCertificate(tx, { ...about, issuedAt: ctx.now, issuedBy: ctx.actor.accountId }, said)
  const { id, supporterId, number, kind } = row
  const subject = { subject: 'participation-certificate', subjectId: id, organizationId: supporterId }
  await audit(tx, ctx, { act: 'participation.issued', ...subject, detail: { number, kind } })
  return row
}

const takenBack = () =>
  new Refusal('wrong-moment', 'この参加証明書はセンターが取り消しました。センターにお問い合わせください')
