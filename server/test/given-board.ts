import type { Board, Option } from '../src/plans/board.rules.ts'

interface Size {
  requests: number
  supporters: number
  /** Share of supporters that could help a request at all. */
  share: number
  seed: number
  perMonth?: number
}

/** A made-up board, the same for the same seed: requests with one to three days over two months, supporters of every size. */
export function givenBoard({ requests, supporters, share, seed, perMonth = 2 }: Size): Board {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (n: number) => Math.floor(random() * n)
  const days = [
    '2026-11-01',
    '2026-11-03',
    '2026-11-08',
    '2026-11-15',
    '2026-11-22',
    '2026-11-23',
    '2026-11-29',
    '2026-12-06',
    '2026-12-13',
    '2026-12-20',
  ]
  const options: Option[] = []
  const asked = Array.from({ length: requests }, (_, request) => {
    const need = 1 + upTo(12)
    const count = [0, 1, 1, 1, 2, 3][upTo(6)]!
    const wished: (string | null)[] =
      count === 0 ? [null] : [...new Set(Array.from({ length: count }, () => days[upTo(days.length)]!))]
    for (let supporter = 0; supporter < supporters; supporter++) {
      if (random() > share) continue
      const misfit = 20 + upTo(70)
      for (const day of wished)
        if (random() < 0.7) options.push({ request, supporter, day, misfit: misfit + upTo(3) * 4 })
    }
    return { need, room: need + upTo(5) }
  })
  return {
    requests: asked,
    supporters: Array.from({ length: supporters }, () => ({
      mostHeads: 1 + upTo(random() < 0.3 ? 20 : 6),
      promisedDays: random() < 0.2 ? [days[upTo(days.length)]!] : [],
      promisedIn: (random() < 0.2 ? { '2026-11': 1 } : {}) as Record<string, number>,
      mostAMonth: perMonth,
      load: upTo(4),
    })),
    options,
    locked: [],
    forbidden: [],
  }
}
