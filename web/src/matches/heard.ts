import type { RequestPage } from '@app/shared/requests'
import { computed, ref } from 'vue'
import type { MatchSide } from './match.rules.ts'
import type { Channel, Heard } from './matches.queries.ts'

/** Where an answer comes from when the centre enters it: a channel, or its own decision (センターにおまかせ). */
export type Origin = Channel | 'centre'

/** How people tell the centre something. */
const spoken: readonly string[] = ['phone', 'fax', 'visit', 'meeting'] satisfies Channel[]
/** Whether something was told to the centre, which wrote it down. */
export const isSpoken = (channel: string): channel is Channel => spoken.includes(channel)

/** The channel of an answer that was heard; what the centre decides by itself came by no channel but its own desk. */
export const channelOf = (origin: Origin): Channel => (origin === 'centre' ? 'phone' : origin)

/** What the centre knows of the request whose answers it notes. */
export type RequestKnown = Pick<RequestPage, 'inside'>

/** For one side's answer entered by the centre: where it was heard, and what of it goes to the server (rules 1 and 4). */
export function useHeard(
  facts: () => {
    side: MatchSide
    heard?: boolean
    supporterId: string
    request?: RequestKnown | undefined
    by?: Channel | undefined
  },
) {
  const mayDecide = computed(() => facts().side === 'association' && Boolean(facts().request?.inside?.centreAnswers))
  const chosen = ref<Origin>()
  const origin = computed<Origin>({
    get: () => chosen.value ?? facts().by ?? (mayDecide.value ? 'centre' : 'phone'),
    set: (value) => (chosen.value = value),
  })

  const heard = (): Heard | undefined => {
    const { side, heard: isHeard, supporterId, request } = facts()
    if (!isHeard) return undefined
    if (origin.value === 'centre') return { side }
    const organizationId = side === 'supporter' ? supporterId : request?.inside?.associationId
    return { side, behalf: { channel: origin.value, organizationId } }
  }
  return { mayDecide, origin, heard }
}
