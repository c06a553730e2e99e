/** Chance that falls the same way every time: the year can be lived again. */
export function diceOf(seed: number) {
  let state = seed >>> 0
  /** From 0 up to but not 1 (mulberry32). */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    below,
    /** True as often as said. */
    falls: (chance: number): boolean => next() < chance,
    oneOf: <T>(things: readonly T[]): T => things[below(things.length)]!,
    between: (least: number, most: number): number => least + below(most - least + 1),
  }
}
