import { fiscalYearOf, type MatchId, type OrganizationId } from '@app/shared'
import type { Participation, ParticipationYear } from '@app/shared/activities'
import { sideReaching } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { provableMatch } from './issue-participation.ts'
import { certificateSeen, certificatesOfMatch, doneMatchesOf, yearlyCertificatesOf } from './participation.queries.ts'

/** What the certificate of a match will say, and which were issued; nothing is issued by looking. */
export async function participationSeen(ctx: Context, id: MatchId): Promise<Participation> {
  const done = await provableMatch(ctx.db, ctx, id)
  const issued = await certificatesOfMatch(ctx.db, id)
  return { ...done, certificates: issued.map(certificateSeen) }
}

/** The fiscal years in which a supporter helped, the newest first. */
export async function participationYearsOf(ctx: Context, id: OrganizationId): Promise<ParticipationYear[]> {
  sideReaching(ctx.actor, id)
  const [done, issued] = await Promise.all([doneMatchesOf(ctx.db, id), yearlyCertificatesOf(ctx.db, id)])
  const years = [...new Set(done.map(({ day }) => fiscalYearOf(day)))].toSorted((a, b) => b - a)
  return years.map((fiscalYear) => {
    const mine = done.filter(({ day }) => fiscalYearOf(day) === fiscalYear)
    const heads = mine.reduce((sum, one) => sum + one.heads, 0)
    const certificates = issued.filter(({ certificate }) => certificate.fiscalYear === fiscalYear).map(certificateSeen)
    return { fiscalYear, times: mine.length, heads, certificates }
  })
}
