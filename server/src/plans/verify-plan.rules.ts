import type { Assignment, Board, Worth } from './board.rules.ts'

/** What is said of a plan before it is believed. */
export interface Claim {
  assignments: readonly Assignment[]
  /** Proven limits: no plan keeps more locks, staffs more, or (with as many) misses fewer points or loads less. */
  bound: Worth
  /** What the plan without the optimiser is worth. */
  firstCome: Worth
}

/**
 * Checks a plan by the rules alone and knows nothing of how it was found. Every broken rule is a sentence; none: it holds.
 */
export function faultsOf(board: Board, { assignments, bound, firstCome }: Claim): string[] {
  const faults = [...assignments.flatMap((one) => faultsOfPair(board, one)), ...faultsOfRequests(board, assignments)]
  faults.push(...faultsOfSupporters(board, assignments))
  if (faults.length > 0) return faults
  const worth = worthOf(board, assignments)
  return [...faultsOfBound(worth, bound), ...(isWorse(worth, firstCome) ? ['it is worse than first come'] : [])]
}

/** Each pair for itself: it can come that day, nobody said no to it, and its heads are what it can send. */
function faultsOfPair({ options, supporters, forbidden }: Board, { request, supporter, day, heads }: Assignment) {
  const name = `supporter ${supporter} for request ${request}`
  const faults: string[] = []
  const isPossible = options.some((o) => o.request === request && o.supporter === supporter && o.day === day)
  if (!isPossible) faults.push(`${name} cannot come on ${day}`)
  if (forbidden.some((one) => one.request === request && one.supporter === supporter))
    faults.push(`${name} is forbidden`)
  const most = supporters[supporter]?.mostHeads ?? 0
  if (!Number.isInteger(heads) || heads < 1 || heads > most) faults.push(`${name} cannot send ${heads} heads`)
  if (day !== null && supporters[supporter]?.promisedDays.includes(day)) faults.push(`${name} has promised ${day}`)
  return faults
}

/** Each request: one day, nobody twice, all the heads it needs and not more than it wants. */
function faultsOfRequests({ requests }: Board, assignments: readonly Assignment[]): string[] {
  return requests.flatMap(({ need, room }, at) => {
    const own = assignments.filter(({ request }) => request === at)
    if (own.length === 0) return []
    const heads = own.reduce((sum, one) => sum + one.heads, 0)
    const faults: string[] = []
    if (new Set(own.map(({ day }) => day)).size > 1) faults.push(`request ${at} has two days`)
    if (new Set(own.map(({ supporter }) => supporter)).size < own.length) faults.push(`request ${at} asks one twice`)
    if (heads < need) faults.push(`request ${at} gets ${heads} of ${need} heads`)
    if (heads > room) faults.push(`request ${at} gets ${heads} heads and has room for ${room}`)
    return faults
  })
}

/** Each supporter: one activity a day, and no more a month than it does. */
function faultsOfSupporters({ supporters }: Board, assignments: readonly Assignment[]): string[] {
  return supporters.flatMap(({ promisedIn, mostAMonth }, at) => {
    const own = assignments.filter(({ supporter }) => supporter === at)
    const days = own.flatMap(({ day }) => (day === null ? [] : [day]))
    const faults = new Set(days).size < days.length ? [`supporter ${at} is at two places on one day`] : []
    for (const month of new Set(own.map(({ day }) => (day === null ? '' : day.slice(0, 7))))) {
      const planned = own.filter(({ day }) => (day === null ? '' : day.slice(0, 7)) === month).length
      if (planned + (promisedIn[month] ?? 0) > mostAMonth) faults.push(`supporter ${at} goes too often in ${month}`)
    }
    return faults
  })
}

/** What a plan is worth, counted anew from its pairs. */
export function worthOf({ requests, supporters, options, locked }: Board, assignments: readonly Assignment[]): Worth {
  const misfitOf = new Map(options.map((o) => [`${o.request}:${o.supporter}:${o.day}`, o.misfit]))
  const isIn = (request: number, supporter: number) =>
    assignments.some((one) => one.request === request && one.supporter === supporter)
  const headsOf = (at: number) => assignments.reduce((sum, one) => (one.request === at ? sum + one.heads : sum), 0)
  return {
    locksKept: locked.filter(({ request, supporter }) => isIn(request, supporter)).length,
    staffed: requests.filter(({ need }, at) => headsOf(at) >= need).length,
    misfit: assignments.reduce(
      (sum, one) => sum + (misfitOf.get(`${one.request}:${one.supporter}:${one.day}`) ?? 0),
      0,
    ),
    load: supporters.reduce((sum, { load }, at) => {
      const n = assignments.filter(({ supporter }) => supporter === at).length
      return sum + (load + n) ** 2 - load ** 2
    }, 0),
  }
}

const order = ['locksKept', 'staffed', 'misfit', 'load'] as const
const isMore = { locksKept: true, staffed: true, misfit: false, load: false }

/** A limit that the plan passes is no limit. Each counts while those before it are reached. */
function faultsOfBound(worth: Worth, bound: Worth): string[] {
  for (const part of order) {
    const beyond = isMore[part] ? worth[part] - bound[part] : bound[part] - worth[part]
    if (beyond > 0) return [`${part} is ${worth[part]} and passes its limit of ${bound[part]}`]
    if (beyond < 0) return []
  }
  return []
}

function isWorse(a: Worth, b: Worth): boolean {
  for (const part of order) if (a[part] !== b[part]) return isMore[part] ? a[part] < b[part] : a[part] > b[part]
  return false
}
