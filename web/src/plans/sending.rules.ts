import type { OrganizationId, RequestId, SeriesId } from '@app/shared'

/**
 * - `waiting`: not sent yet; so far nobody has read anything.
 * - `sent`: the server has it.
 * - `refused`: the server said no to this one; the reason stands beside it.
 * - `unsure`: no answer came, so it may have arrived. Sending again under the same key tells, and sends nothing twice.
 */
export type SendingState = 'waiting' | 'sending' | 'sent' | 'refused' | 'unsure'

/** One asking of a plan on its way, as it was written when the button was pressed, and what became of it. */
export interface Sending<Body = unknown> {
  requestId: RequestId
  title: string
  supporterId: OrganizationId
  name: string
  heads: number
  /** Several sessions of one series, asked together; null: one request. */
  series: { id: SeriesId; numbers: number[] } | null
  /** One for every try, with the very same words: the server does it once, and answers again what it answered. */
  key: string
  body: Body
  state: SendingState
  /** Why it was not sent, in the server's words. */
  why: string | null
}

/** A no of the server, or that it was not heard (status 0). */
export interface No {
  status: number
  words: string
}

/** What a no means for the asking itself, and whether the others would meet the same. */
export function meaningOf({ status }: No): { state: SendingState; stopsAll: boolean } {
  if (status === 0) return { state: 'unsure', stopsAll: true } // the line is down
  if (status >= 500) return { state: 'unsure', stopsAll: false }
  if (status === 401 || status === 429) return { state: 'waiting', stopsAll: true } // signed out, or too fast: not begun
  return { state: 'refused', stopsAll: false }
}

export const isLeft = ({ state }: Pick<Sending, 'state'>): boolean => state === 'waiting' || state === 'unsure'

/**
 * Sends what is left, one after the other. A no to one does not stop the others; where none would get through, the rest
 * waits unsent. `send` answers null, or the no. `mayGoOn` is asked before each.
 */
export async function sendLeft<Body>(
  list: readonly Sending<Body>[],
  send: (one: Sending<Body>) => Promise<No | null>,
  mayGoOn: () => boolean = () => true,
): Promise<void> {
  for (const one of list.filter(isLeft)) {
    if (!mayGoOn()) return
    const before = one.state
    Object.assign(one, { state: 'sending', why: null })
    const no = await send(one)
    if (!no) {
      one.state = 'sent'
      continue
    }
    const { state, stopsAll } = meaningOf(no)
    // what may have arrived at the first try may have so still, if the second was not let in
    Object.assign(one, { state: state === 'waiting' ? before : state, why: no.words })
    if (stopsAll) return
  }
}
