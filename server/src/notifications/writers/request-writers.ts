import type { RequestId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { hasEnded } from '../association-facts.queries.ts'
import {
  type RequestFacts,
  requestFacts,
  resumedAt,
  supportersAskedAt,
  supportersTouchedBy,
  wasByAssociation,
} from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import {
  nobody,
  type Notice,
  type Spoken,
  toOrganization,
  toStaff,
  toStaffByMail,
  type Words,
  type WritersOf,
} from '../notice.ts'
import { requestTexts as texts } from '../texts/request-texts.ts'

const tellAssociation = ({ request }: RequestFacts, words: Spoken) => ({
  to: toOrganization(request.associationId),
  words,
  leadsTo: links.request(request.id),
  deskLeadsTo: links.deskRequest(request.id),
})
const tellStaff = ({ request }: RequestFacts, words: Words, byMail = false): Notice => ({
  to: byMail ? toStaffByMail : toStaff,
  words,
  leadsTo: links.deskRequest(request.id),
})

/** The end or the delay of a request reaches its association, the centre and every supporter that was asked or had agreed. */
async function tellOfEnd(tx: Tx, id: RequestId, at: Date, how: 'unmet' | 'cancelled' | 'postponed'): Promise<Notice[]> {
  const facts = await requestFacts(tx, id)
  const toReserve = how === 'postponed' && (await resumedAt(tx, id, at))
  const anew = toReserve ? await supportersAskedAt(tx, id, at) : []
  const all = await supportersTouchedBy(tx, id, at)
  const touched = all.filter(({ supporterId }) => !anew.includes(supporterId))
  const supporters = touched.map(({ matchId, supporterId, wasAgreed }): Notice => ({
    to: toOrganization(supporterId),
    words: texts.endedForSupporter(facts, how, wasAgreed ? facts.associationName : facts.associationLabel),
    leadsTo: links.match(matchId),
    deskLeadsTo: links.deskRequest(id),
  }))
  const words = toReserve ? texts.movedToReserve(facts, anew.length) : texts[how](facts)
  const own = tellAssociation(facts, words)
  // with the association itself its requests end: it heard that once, with the reason
  if (await hasEnded(tx, facts.request.associationId)) own.to.screenOnly = true
  // decided on a Saturday or at six in the morning: nobody looks at the desk then, and some have to be telephoned
  const byMail = all.some(({ isRainedOff }) => isRainedOff)
  return [own, ...supporters, tellStaff(facts, words, byMail)]
}

/** Every supporter that agreed; whoever was only asked reads it on its page. */
async function tellWhoComes(tx: Tx, id: RequestId, at: Date, words: Spoken): Promise<Notice[]> {
  const touched = await supportersTouchedBy(tx, id, at)
  return touched
    .filter(({ isAgreed }) => isAgreed)
    .map(({ matchId, supporterId }) => ({
      ...{ to: toOrganization(supporterId), words },
      ...{ leadsTo: links.match(matchId), deskLeadsTo: links.deskRequest(id) },
    }))
}

/** Who hears about a request. */
export const requestWriters: WritersOf<'request'> = {
  'request.posted': async (tx, { requestId }) => {
    const facts = await requestFacts(tx, requestId)
    return [tellStaff(facts, texts.cameIn(facts, false), true), tellAssociation(facts, texts.received(facts))]
  },
  'request.resubmitted': async (tx, { requestId }) => {
    const facts = await requestFacts(tx, requestId)
    return [tellStaff(facts, texts.cameIn(facts, true), true)]
  },
  'request.opened': async (tx, { requestId }) => {
    const facts = await requestFacts(tx, requestId)
    return [tellAssociation(facts, texts.opened(facts))]
  },
  'request.returned': async (tx, { requestId }) => {
    const facts = await requestFacts(tx, requestId)
    return facts.request.status === 'returned' ? [tellAssociation(facts, texts.returned(facts))] : []
  },
  'request.staffed': async (tx, { requestId }) => {
    const facts = await requestFacts(tx, requestId)
    return [tellStaff(facts, texts.staffed(facts))]
  },
  'request.reopened': async (tx, { requestId }) => {
    const facts = await requestFacts(tx, requestId)
    return [tellStaff(facts, texts.reopened(facts))]
  },
  'request.unmet': (tx, { requestId }, { at }) => tellOfEnd(tx, requestId, at, 'unmet'),
  'request.cancelled': (tx, { requestId }, { at }) => tellOfEnd(tx, requestId, at, 'cancelled'),
  'request.postponed': (tx, { requestId }, { at }) => tellOfEnd(tx, requestId, at, 'postponed'),
  'request.answered-later': async (tx, { requestId }, { at }) => {
    const facts = await requestFacts(tx, requestId)
    const coming = await tellWhoComes(tx, requestId, at, texts.answeredLater(facts))
    return coming.length > 0 ? [...coming, tellStaff(facts, texts.answeredLater(facts))] : []
  },
  'request.goes-ahead': async (tx, { requestId }, { at }) => {
    const facts = await requestFacts(tx, requestId)
    const supporters = await tellWhoComes(tx, requestId, at, texts.goesAhead(facts, facts.associationName))
    const words = texts.goesAhead(facts, facts.associationName)
    // whoever called it off meanwhile has told so; the good news of before would only confuse
    if (facts.request.goesAheadOn === null || !['open', 'staffed'].includes(facts.request.status)) return []
    return [tellAssociation(facts, words), ...supporters, tellStaff(facts, words)]
  },
  'request.resumed': async (tx, { requestId }, { at }) => {
    // put off to a named day in the same act: that was told with the delay
    if (await resumedAt(tx, requestId, at)) return []
    const facts = await requestFacts(tx, requestId)
    const own = tellAssociation(facts, texts.resumed(facts))
    const isItsOwn = await wasByAssociation(tx, 'request.resumed', requestId, at)
    return isItsOwn ? [own, tellStaff(facts, texts.newDayForStaff(facts), true)] : [own]
  },
  'request.done': async (tx, { requestId }) => {
    const facts = await requestFacts(tx, requestId)
    return [tellStaff(facts, texts.done(facts))]
  },
  'request.edited': nobody,
  'request.closed': nobody,
  'request.turns-queued': nobody,
  'request.turns-stopped': nobody,
  'request.insurance-checked': nobody,
}
