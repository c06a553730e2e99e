import type { PlannedRequest, PlannedSupporter } from '@app/shared/plans'
import { jstDay } from '@app/shared/kernel/day'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { newKey, ProblemError } from '../app/api.ts'
import { useProposeMatches } from '../matches/matches.queries.ts'
import { endOfOffice, proposalText } from '../matches/propose.text.ts'
import { deadlineOf } from './deadline.rules.ts'

/** One proposal on its way, and what became of it. */
export interface Sending {
  request: PlannedRequest
  supporter: PlannedSupporter
  /** Kept for another try, so that nothing is sent twice. */
  key: string
  state: 'waiting' | 'sending' | 'sent' | 'refused' | 'failed'
  /** Why it was not sent, in the server's words. */
  why: string | null
}

interface Saying {
  answerBy: string
  note: string
}

/** Sends the proposals of a plan one by one, each in the usual way; what the world refuses meanwhile does not stop the others. */
export function useSending() {
  const { t } = useI18n()
  const propose = useProposeMatches()
  const list = ref<Sending[]>([])
  const isUnderWay = ref(false)
  const saying = ref<Saying>({ answerBy: '', note: '' })

  const textFor = ({ request, labelForSupporters, day }: PlannedRequest, note: string) =>
    [proposalText(t, labelForSupporters, day?.day, request), note.trim()].filter(Boolean).join('\n\n')

  async function send(one: Sending): Promise<void> {
    const { request, supporter } = one
    const day = request.day?.day
    one.state = 'sending'
    try {
      const body = {
        supporterIds: [supporter.supporterId],
        headsAsked: supporter.heads,
        message: textFor(request, saying.value.note),
        answerBy: endOfOffice(deadlineOf(saying.value.answerBy, day, jstDay(new Date()))),
        ...(day && { day }),
      }
      await propose.mutateAsync({ requestId: request.request.id, body, key: one.key })
      one.state = 'sent'
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      const { status } = error.problem
      one.state = status === 0 || status >= 500 || status === 429 ? 'failed' : 'refused'
      one.why = error.message
    }
  }

  async function sendAll(which: (one: Sending) => boolean): Promise<void> {
    isUnderWay.value = true
    for (const one of list.value.filter(which)) await send(one)
    isUnderWay.value = false
  }
  const count = (...states: Sending['state'][]) => list.value.filter(({ state }) => states.includes(state)).length

  return {
    list,
    isUnderWay,
    textFor,
    begin: (requests: readonly PlannedRequest[], said: Saying) => {
      saying.value = said
      list.value = requests.flatMap((request) =>
        request.supporters.map((supporter) => ({
          request,
          supporter,
          key: newKey(),
          state: 'waiting' as const,
          why: null,
        })),
      )
      return sendAll(() => true)
    },
    retry: () => sendAll(({ state }) => state === 'failed'),
    forget: () => void (list.value = []),
    sent: computed(() => count('sent')),
    notSent: computed(() => count('refused', 'failed')),
    failed: computed(() => count('failed')),
  }
}
