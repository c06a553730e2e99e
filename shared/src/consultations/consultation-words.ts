/** Where the words come from, free of zod so that screens may use them. */
export const consultationChannels = ['phone', 'fax', 'visit', 'mail', 'meeting'] as const
export type ConsultationChannel = (typeof consultationChannels)[number]

/** What a person may say about the end of a consultation; `request` is said by making one. */
export const endings = ['answered', 'elsewhere', 'dropped'] as const
export type Ending = (typeof endings)[number]
export const outcomes = ['request', ...endings] as const
export type Outcome = (typeof outcomes)[number]

/** Most letters of what was said in one go. */
export const mostWords = 2_000
