/** Fixed choices about plans, free of zod. */

/** Why a request gets nobody in the plan. */
export const emptyBecause = [
  /** Nobody is registered for this help. */
  'help',
  /** Whoever does it does not come to this district. */
  'area',
  /** Whoever does it cannot on the wished days. */
  'days',
  /** All wished days are over. */
  'past',
  /** There are candidates, but their days or months are promised already, or the coordinator took them out. */
  'taken',
  /** All candidates together do not bring enough heads on one day. */
  'heads',
  /** Its candidates are needed by other requests. */
  'others',
] as const
export type EmptyBecause = (typeof emptyBecause)[number]

/** Seconds the optimiser may think, unless the coordinator gives it more. */
export const usualSeconds = 8
export const mostSeconds = 20
/** Pairs that a coordinator may lock, and as many that it may take out. */
export const mostPairs = 200
