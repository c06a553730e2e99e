import type { RequestStatus } from './request.lifecycle.ts'

/**
 * Who looks at a request. `public`: everybody, signed in or not. `asked`: a supporter that was asked or raised its hand.
 * `owner`: the association itself. `centre`: coordinators and admins.
 */
export const requestReaders = ['public', 'asked', 'owner', 'centre'] as const
export type RequestReader = (typeof requestReaders)[number]

interface Sight {
  /** In which states it stands in lists. */
  listed: readonly RequestStatus[]
  /** In which states its page opens; in all others it is not there. */
  read: readonly RequestStatus[]
  /** Only what the association let be published (product rule 1). */
  onlyPublished: boolean
  /** 「◯◯地区の自治会」 unless the association shows its name (product rule 2). */
  associationName: 'if-shown' | 'always'
  /** Why it was returned, cancelled or ended, in the words of people. */
  reason: boolean
  /** Exact place, contact of the day, short code, decisions of the centre. */
  inside: boolean
}

const running = ['open', 'staffed'] as const
const seenByAsked = [...running, 'done', 'closed', 'unmet', 'cancelled', 'postponed'] as const
const seenInside = ['draft', 'submitted', 'returned', ...seenByAsked] as const

/** 見える範囲: what each reader sees of a request (product rules 1 and 2), as data. The server's queries read it. */
export const requestSight: Readonly<Record<RequestReader, Sight>> = {
  public: {
    listed: ['open'],
    read: running,
    onlyPublished: true,
    associationName: 'if-shown',
    reason: false,
    inside: false,
  },
  asked: {
    listed: ['open'],
    read: seenByAsked,
    onlyPublished: false,
    associationName: 'if-shown',
    reason: false,
    inside: false,
  },
  owner: {
    listed: seenInside,
    read: seenInside,
    onlyPublished: false,
    associationName: 'always',
    reason: true,
    inside: true,
  },
  centre: {
    listed: seenInside,
    read: seenInside,
    onlyPublished: false,
    associationName: 'always',
    reason: true,
    inside: true,
  },
}
