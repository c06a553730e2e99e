import type { PlannedRequest } from '@app/shared/plans'
import { jstDay } from '@app/shared/kernel/day'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { newKey, ProblemError } from '../app/api.ts'
import { type Asking, useProposeMatches } from '../matches/matches.queries.ts'
import { endOfOffice, proposalText } from '../matches/propose.text.ts'
import { deadlineOf } from './deadline.rules.ts'
import { isLeft, type No, type Sending, sendLeft, type SendingState } from './sending.rules.ts'

interface Saying {
  answerBy: string
  note: string
}

/**
 * Sends the proposals of a plan one by one, each in the usual way under a key of its own. What was sent is the server's to
 * know: a plan made anew shows it as asked, so nothing is kept here beyond the page.
 */
export function useSending() {
  const { t } = useI18n()
  const propose = useProposeMatches()
  const list = ref<Sending<Asking>[]>([])
  const isUnderWay = ref(false)
  let isLeaving = false

  const textFor = ({ request, labelForSupporters, day }: PlannedRequest, note: string) =>
    [proposalText(t, labelForSupporters, day?.day, request), note.trim()].filter(Boolean).join('\n\n')

  /** Written once: a second try with other words, or another deadline after midnight, would be another asking. */
  function askingsOf(planned: PlannedRequest, { answerBy, note }: Saying): Sending<Asking>[] {
    const { request, supporters, day } = planned
    return supporters.map(({ supporterId, name, heads }) => ({
      ...{ requestId: request.id, title: request.title, supporterId, name, heads, key: newKey() },
      body: {
        supporterIds: [supporterId],
        headsAsked: heads,
        message: textFor(planned, note),
        answerBy: endOfOffice(deadlineOf(answerBy, day?.day, jstDay(new Date()))),
        ...(day && { day: day.day }),
      },
      state: 'waiting',
      why: null,
    }))
  }

  const send = ({ requestId, body, key }: Sending<Asking>): Promise<No | null> =>
    propose.mutateAsync({ requestId, body, key }).then(
      () => null,
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error
        const { status } = error.problem
        return { status, words: status === 0 ? t('plans.sent.offline') : error.message }
      },
    )

  async function sendAll(): Promise<void> {
    isUnderWay.value = true
    isLeaving = false
    try {
      await sendLeft(list.value, send, () => !isLeaving)
    } finally {
      isUnderWay.value = false
    }
  }
  const count = (...states: SendingState[]) => list.value.filter(({ state }) => states.includes(state)).length

  return {
    list,
    isUnderWay,
    textFor,
    begin: (requests: readonly PlannedRequest[], said: Saying) => {
      list.value = requests.flatMap((planned) => askingsOf(planned, said))
      return sendAll()
    },
    /** Sends what is left, under the same keys. */
    retry: sendAll,
    /** The one on its way still goes; no other begins. */
    stop: () => void (isLeaving = true),
    forget: () => void (list.value = []),
    sent: computed(() => count('sent')),
    refused: computed(() => count('refused')),
    unsure: computed(() => count('unsure')),
    left: computed(() => list.value.filter(isLeft).length),
  }
}
