import { holdsSeat } from '../../accounts/index.ts'
import type { OrganizationId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { organizationNameOf } from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import type { Notice, Spoken, WritersOf } from '../notice.ts'
import { handoverTexts as texts } from '../texts/handover-texts.ts'

/** To whoever sits there; an association in which nobody does is reached by the district's letters, not by 500 calls. */
async function ask(tx: Tx, id: OrganizationId, words: Spoken, now: Date): Promise<Notice[]> {
  const neverByPhone = !(await holdsSeat(tx, id, now))
  const deskLeadsTo = links.deskHandover(id)
  return [{ to: { kind: 'organization', id, neverByPhone }, words, leadsTo: links.myHandover(), deskLeadsTo }]
}

/** Who hears about the handover of officers. */
export const handoverWriters: WritersOf<'handover'> = {
  'handover.asked': (tx, { organizationId, year }, { ctx }) => ask(tx, organizationId, texts.asked(year), ctx.now),
  'handover.reminded': (tx, { organizationId, year }, { ctx }) =>
    ask(tx, organizationId, texts.reminded(year), ctx.now),
  'handover.answered': async (tx, { organizationId, year }) => {
    const name = (await organizationNameOf(tx, organizationId)) ?? ''
    const people = { kind: 'organization', id: organizationId, screenOnly: true } as const
    return [
      { to: people, words: texts.answered(year), leadsTo: links.myHandover() },
      { to: { kind: 'staff' }, words: texts.answeredBy(name), leadsTo: links.deskHandover(organizationId) },
    ]
  },
}
