/** Fixed choices about requests, free of zod. The words on screen are in locale files. */

/** 危険を伴う作業: each opens a line of the safety list (product rule 9). */
export const hazards = [
  'power-tools',
  'height',
  'fire-food',
  'vehicles',
  'water',
  'heavy',
  'night-patrol',
  'minors',
  'personal-data',
] as const
export type Hazard = (typeof hazards)[number]

/** 費用・お礼: what the association offers (domain 5.7). */
export const thanksKinds = ['none', 'drinks', 'lunch', 'transport', 'gift'] as const
export type ThanksKind = (typeof thanksKinds)[number]

/** 雨のとき */
export const rainPlans = ['goes-on', 'cancelled', 'next-candidate', 'indoors'] as const
export type RainPlan = (typeof rainPlans)[number]

/** いつ: one day, first to third wish, every month, or not settled yet. */
export const whenKinds = ['single', 'candidates', 'monthly', 'unsettled'] as const
export type WhenKind = (typeof whenKinds)[number]

/** 中止・取下げの理由 */
export const cancelReasons = ['taken-back', 'rain', 'preparation', 'other'] as const
export type CancelReason = (typeof cancelReasons)[number]
