import type { Context } from '../../platform/context.ts'
import { departed } from '@app/shared/organizations'
import type { Tx } from '../../platform/db.ts'
import { answerLinkOf, type MatchFacts } from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import { type Notice, type Spoken, toOrganization, toStaff, toStaffByMail, type Words } from '../notice.ts'
import { type SideLink, sideLinkPath } from '../../matches/index.ts'
import { sealed } from '../sealed-links.ts'

const place = ({ match, request }: MatchFacts) => ({
  leadsTo: links.match(match.id),
  deskLeadsTo: links.deskRequest(request.id),
})
/** Who left heard it once, with the end of its registration: it is not called about each match. */
export const tellSupporter = (facts: MatchFacts, words: Spoken): Notice => ({
  to: {
    ...toOrganization(facts.match.supporterId),
    ...(departed.includes(facts.supporterStatus) && { screenOnly: true }),
  },
  words,
  ...place(facts),
})
export const tellAssociation = (facts: MatchFacts, words: Spoken): Notice => ({
  to: toOrganization(facts.request.associationId),
  words,
  ...place(facts),
})
export const tellStaff = (facts: MatchFacts, words: Words, byMail = false): Notice => ({
  to: byMail ? toStaffByMail : toStaff,
  words,
  leadsTo: links.deskRequest(facts.request.id),
})

/** Asks the supporter, with the one-tap link in its mail (rule 5). */
export async function askSupporter(tx: Tx, facts: MatchFacts, ctx: Context, words: Spoken): Promise<Notice> {
  const link = await answerLinkOf(tx, facts.match.id, ctx.now)
  return { ...tellSupporter(facts, words), ...(link && { mailLeadsTo: sealed('/a/', 'answer', link) }) }
}

/** A link that stands for a side of the match, without a row of its own (`side-links.rules.ts`). */
const sideLink = ({ match }: MatchFacts, purpose: SideLink) => ({
  mailLeadsTo: sealed(sideLinkPath(purpose, match.id), purpose, match.id),
})

/** Asks the association whether it wants the help that was offered, with a one-tap link in its mail (rule 5). */
export const askAssociation = (facts: MatchFacts, words: Spoken): Notice => ({
  ...tellAssociation(facts, words),
  ...sideLink(facts, 'accept'),
})

/** Asks a side how it went, with a one-tap link in its mail. */
export const askHowItWent = (facts: MatchFacts, side: 'association' | 'supporter', words: Spoken): Notice => ({
  ...(side === 'supporter' ? tellSupporter(facts, words) : tellAssociation(facts, words)),
  ...sideLink(facts, `result-${side}`),
})

export const waitsForSupporter = ({ match }: MatchFacts) =>
  match.status === 'proposed' && match.supporterAnswer === 'pending'
export const waitsForAssociation = ({ match }: MatchFacts) =>
  match.status === 'proposed' && match.associationAnswer === 'pending'
