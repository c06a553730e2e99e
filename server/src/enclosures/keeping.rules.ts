/**
 * How long enclosures are kept (docs/decisions/0008): the city's own rules, no law names these days.
 * In days of 24 hours.
 */
export const keeping = {
  /** Pictures and documents after a registration ended or was turned down: time enough to set a mistake right. */
  afterTheEnd: 30,
  /** A picture that was returned and that nobody took care of. */
  afterTheReturn: 30,
  /** Documents after the registration, or after they came, whichever is later: they were read for the decision. */
  afterTheDecision: 90,
} as const

/** The lowest place that is free, or null when all are taken. */
export const freePlace = (taken: readonly number[], most: number): number | null =>
  Array.from({ length: most }, (_, index) => index + 1).find((place) => !taken.includes(place)) ?? null

/** The order of things after one of them was moved to a place (1 is first). */
export function movedTo<T>(order: readonly T[], one: T, place: number): T[] {
  const others = order.filter((other) => other !== one)
  return [...others.slice(0, place - 1), one, ...others.slice(place - 1)]
}
