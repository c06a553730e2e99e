import { exportFacts } from '../export-facts.queries.ts'
import { links } from '../links.rules.ts'
import { nobody, toOrganization, toStaff, toStaffByMail, type WritersOf } from '../notice.ts'
import { incidentFacts } from '../incident-facts.queries.ts'
import { incidentTexts } from '../texts/incident-texts.ts'
import { repliedFacts } from '../paper-facts.queries.ts'
import { standingWriters } from './standing-writers.ts'
import { exportTexts } from '../texts/export-texts.ts'
import { paperTexts } from '../texts/paper-texts.ts'

/** 事故・ヒヤリハット: the centre at once by mail; its reporter once it was dealt with, never the other side. */
export const incidentWriters: WritersOf<'incident'> = {
  'incident.reported': async (tx, { incidentId }) => [
    {
      to: toStaffByMail,
      words: incidentTexts.reported(await incidentFacts(tx, incidentId)),
      leadsTo: links.deskIncident(incidentId),
    },
  ],
  'incident.corrected': async (tx, { incidentId }) => {
    const facts = await incidentFacts(tx, incidentId)
    const words = incidentTexts.corrected(facts)
    return facts.status === 'reported' ? [{ to: toStaffByMail, words, leadsTo: links.deskIncident(incidentId) }] : []
  },
  'incident.handled': async (tx, { incidentId }) => {
    const facts = await incidentFacts(tx, incidentId)
    if (facts.status !== 'handled') return []
    const to = toOrganization(facts.reporterId)
    return [{ to, words: incidentTexts.handled(facts), leadsTo: links.match(facts.matchId) }]
  },
  'incident.ticked': nobody,
  'incident.noted': nobody,
  'incident.reopened': nobody,
}

/** What the centre does at its own desk, nobody outside has to hear. */
export const deskWriters: WritersOf<
  | 'closed-span'
  | 'month-limit'
  | 'consultation'
  | 'organization'
  | 'import'
  | 'district'
  | 'help-item'
  | 'supporter-kind'
  | 'profile-field'
  | 'notice'
  | 'suggestion-settings'
> = {
  // whoever closes its days reads at once which promises stand
  'closed-span.added': nobody,
  'closed-span.removed': nobody,
  'month-limit.changed': nobody,
  // 相談記録 stays at the desk; a request that came of it tells by itself
  'consultation.logged': nobody,
  'consultation.edited': nobody,
  'consultation.talked': nobody,
  'consultation.ended': nobody,
  'consultation.reopened': nobody,
  'organization.added': nobody,
  'organization.edited': nobody,
  'organization.contact-edited': nobody,
  'organization.told-apart': nobody,
  ...standingWriters,
  'import.uploaded': nobody,
  'import.columns-corrected': nobody,
  'import.row-decided': nobody,
  'import.confirmed': nobody,
  'import.discarded': nobody,
  'district.edited': nobody,
  'help-item.edited': nobody,
  'supporter-kind.added': nobody,
  'supporter-kind.edited': nobody,
  'supporter-kind.removed': nobody,
  'profile-field.edited': nobody,
  'suggestion-settings.changed': nobody,
  'notice.told': nobody,
  'notice.told-taken-back': nobody,
  'notice.not-reached': nobody,
  'notice.try-taken-back': nobody,
  'notice.printed': nobody,
  'notice.answered': async (tx, { noticeId }) => {
    const facts = await repliedFacts(tx, noticeId)
    return facts ? [{ to: toStaff, words: paperTexts.answered(facts), leadsTo: facts.leadsTo }] : []
  },
  'notice.mail-unreadable': async (_tx, { mails }) => [
    { to: toStaffByMail, words: paperTexts.mailUnreadable(mails), leadsTo: links.deskNotices() },
  ],
}

/** The whole centre sees it when contacts of many leave the house. */
export const exportWriters: WritersOf<'export'> = {
  'export.contacts-taken': async (tx, { exportId }) => [
    { to: toStaff, words: exportTexts.contactsTaken(await exportFacts(tx, exportId)), leadsTo: links.deskExports() },
  ],
}
