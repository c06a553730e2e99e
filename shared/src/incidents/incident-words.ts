/** Where the words come from, free of zod so that screens may use them. */

/** けが・事故, 物をこわした, ヒヤリハット (nothing came of it, but it might have). */
export const incidentKinds = ['injury', 'damage', 'near-miss'] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** Whether somebody was hurt so that it needed care: はい, いいえ, わからない. */
export const careAnswers = ['yes', 'no', 'unknown'] as const
export type CareAnswer = (typeof careAnswers)[number]

/**
 * 対応の確認: what the centre goes through, in this order. Whom insurance or the city asks for, and by when, is theirs to
 * say: no point holds an amount, a form or a term (product rule 9).
 */
export const incidentPoints = ['care', 'family', 'insurance', 'department', 'prevention'] as const
export type IncidentPoint = (typeof incidentPoints)[number]

/** Most letters of what happened in one go. */
export const mostOfWhatHappened = 2_000
