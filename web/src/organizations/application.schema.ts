import { pledgeCodes, supporterApplication } from '@app/shared/organizations'

/** The application as the server reads it, with every promise asked for before it is sent. */
export const wholeApplication = supporterApplication.extend({
  pledges: supporterApplication.shape.pledges.refine((given) => pledgeCodes.every((code) => given.includes(code))),
})
