import {
  dayInWords,
  fiscalYearInWords,
  fiscalYearOf,
  jstDay,
  type MatchId,
  type OrganizationId,
  Refusal,
} from '@app/shared'
import type { Participants } from '@app/shared/activities'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { type Award, lettersMissing, renderAwards, renderPaper } from '../platform/paper.ts'
import { transact } from '../platform/transact.ts'
import { awardOf, yearPaper } from './participation.paper.ts'
import { issueForMatch, issueForYear, provableMatch } from './issue-participation.ts'
import { personSuffix } from './participation.rules.ts'
import type { CertificateRow } from './participation.store.ts'

/** 参加証明書 for the organization: A4, framed like the certificate of a registration. */
export async function printParticipation(ctx: Context, id: MatchId): Promise<Buffer> {
  const award = await transact(ctx, async (tx) => {
    const done = await provableMatch(tx, ctx, id)
    const certificate = await issueForMatch(tx, ctx, done)
    await notePrint(tx, ctx, certificate, 0)
    return awardOf(paperFacts(ctx, certificate), done)
  })
  return renderAwards(award)
}

/**
 * One certificate per person in one file. The names pass through: they are in no table, no log and no audit, and the
 * answer is not kept under its key either, because the words of the key's request would rest with it.
 */
export async function printParticipants(ctx: Context, id: MatchId, { people }: Participants): Promise<Buffer> {
  const unkept = { ...ctx, idempotency: null }
  const awards = await transact(unkept, async (tx): Promise<Award[]> => {
    const done = await provableMatch(tx, ctx, id)
    if (people.length > done.heads) {
      const most = `報告された人数は${done.heads}人です。お名前は${done.heads}人までにしてください`
      throw new Refusal('invalid-input', most)
    }
    refuseMissingLetters(people)
    const certificate = await issueForMatch(tx, ctx, done)
    await notePrint(tx, ctx, certificate, people.length)
    const facts = paperFacts(ctx, certificate)
    return people.map((person, i) => awardOf(facts, done, { ...person, suffix: personSuffix(i) }))
  })
  const [first, ...more] = awards
  if (!first) throw new Refusal('invalid-input')
  return renderAwards(first, ...more)
}

/** The list of all done activities of a fiscal year. */
export async function printParticipationYear(ctx: Context, id: OrganizationId, asked?: number): Promise<Buffer> {
  const fiscalYear = asked ?? fiscalYearOf(jstDay(ctx.now))
  const paper = await transact(ctx, async (tx) => {
    const { certificate, activities } = await issueForYear(tx, ctx, id, fiscalYear)
    await notePrint(tx, ctx, certificate, 0)
    return yearPaper(paperFacts(ctx, certificate), fiscalYearInWords(fiscalYear), activities)
  })
  return renderPaper(paper)
}

/** A name with 〓 in it is no proof: whoever typed it hears which letter the typeface does not have. */
function refuseMissingLetters(people: Participants['people']): void {
  const missing = lettersMissing(people.map(({ name, word }) => name + word).join(''))
  if (missing.length > 0)
    throw new Refusal(
      'invalid-input',
      `「${missing.join('」「')}」は、印刷できない文字です。ひらがなやカタカナに直してください`,
    )
}

const notePrint = (tx: Tx, ctx: Context, { id, supporterId, number }: CertificateRow, persons: number): Promise<void> =>
  audit(tx, ctx, {
    act: 'participation.printed',
    subject: 'participation-certificate',
    subjectId: id,
    organizationId: supporterId,
    detail: { number, persons },
  })

const paperFacts = ({ config }: Context, { number, code, issuedAt }: CertificateRow) => ({
  number,
  issuedOn: dayInWords(jstDay(issuedAt)),
  issuer: config.centreName || null,
  desk: { name: config.centreName, phone: config.centrePhone, fax: config.centreFax },
  link: `${config.publicUrl}/verify/activities/${code}`,
  demo: config.demo,
})
