import { contact, pledgeCodes, supporterApplication, supporterProfile } from '@app/shared/organizations'
import { z } from 'zod'

/** The application as the server reads it, with every promise asked for before it is sent. */
export const wholeApplication = supporterApplication.extend({
  pledges: supporterApplication.shape.pledges.refine((given) => pledgeCodes.every((code) => given.includes(code))),
})

/** What an applicant corrects. */
export const correction = z.strictObject({ profile: supporterProfile, contact })

/** What a registered supporter changes of itself; its contact has a form of its own. */
export const profileOnly = z.strictObject({ profile: supporterProfile })

export const contactOnly = z.strictObject({ contact })
