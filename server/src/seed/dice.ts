/** Chance that falls the same way every time, so that every demo city looks alike. */
export interface Dice {
  /** 0 ≤ x < 1 */
  next(): number
  int(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  some<T>(from: readonly T[], count: number): T[]
  chance(share: number): boolean
  /** Picks by weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  /** Log-normal around a median. */
  around(median: number, sigma: number): number
}

export function diceFrom(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(from: readonly T[]): T => from[int(0, from.length - 1)]!
  const some = <T>(from: readonly T[], count: number): T[] => {
    const left = [...from]
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(int(0, left.length - 1), 1)[0]!)
  }
  const weighted = <T>(choices: readonly (readonly [T, number])[]): T => {
    let mark = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    return (choices.find(([, weight]) => (mark -= weight) < 0) ?? choices.at(-1)!)[0]
  }
  const around = (median: number, sigma: number) =>
    median * Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()))
  return { next, int, pick, some, chance: (share) => next() < share, weighted, around }
}
