/** Fixed choices about matches, free of zod. */

/** 返事 of one side. */
export const answers = ['pending', 'yes', 'no'] as const
export type Answer = (typeof answers)[number]

export const declineReasons = ['day', 'heads', 'far', 'skill', 'insurance', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]

/** どうでしたか */
export const howItWent = ['well', 'fair', 'trouble'] as const
export type HowItWent = (typeof howItWent)[number]
export const againAnswers = ['yes', 'perhaps', 'no'] as const
export type AgainAnswer = (typeof againAnswers)[number]

/** Why a suggestion counts up; the sentence comes with it, spoken by the server. */
export const reasonCodes = [
  'can-do-item',
  'can-do-category',
  'same-district',
  'same-block',
  'whole-city',
  'near-district',
  'weekday-fits',
  'time-fits',
  'month-fits',
  'enough-heads',
  'worked-together',
  'never-asked',
  'not-yet-this-year',
  'lends-useful',
] as const
export type ReasonCode = (typeof reasonCodes)[number]
export const doubtCodes = [
  'needs-more-notice',
  'some-heads-only',
  'asked-often',
  'asked-this-month',
  'helped-often',
  'tools-unsaid',
  'weekday-unsure',
  'time-unsure',
  'item-unsaid',
  'needs-phone-check',
  'own-insurance-missing',
  'minors-in-group',
  'asked-now',
  'other-months',
  'area-unsure',
  'declined-this',
  'exams-then',
  'closed-then',
  'month-full',
  'holidays-then',
] as const
export type DoubtCode = (typeof doubtCodes)[number]

/** Which one condition of a request can be relaxed so that more supporters could be asked. */
export const relaxationCodes = [
  'weeks-later',
  'week-earlier',
  'weekend',
  'workdays',
  'other-times',
  'near-districts',
  'fewer-heads',
  'two-together',
] as const
export type RelaxationCode = (typeof relaxationCodes)[number]
