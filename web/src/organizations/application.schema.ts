import { contactWritten, pledgeCodes, profileWritten, supporterApplication } from '@app/shared/organizations'
import { z } from 'zod'

/** The application as the server reads it, with every promise asked for before it is sent. */
export const wholeApplication = supporterApplication.extend({
  pledges: supporterApplication.shape.pledges.refine((given) => pledgeCodes.every((code) => given.includes(code))),
})

/** What an applicant corrects. */
export const correction = z.strictObject({ profile: profileWritten, contact: contactWritten })

/** What a registered supporter changes of itself; its contact has a form of its own. */
export const profileOnly = z.strictObject({ profile: profileWritten })

export const contactOnly = z.strictObject({ contact: contactWritten })
