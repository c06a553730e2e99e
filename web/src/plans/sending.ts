import type { PlannedRequest } from '@app/shared/plans'
import { jstDay } from '@app/shared/kernel/day'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { newKey, ProblemError } from '../app/api.ts'
import { type Asking, useProposeMatches } from '../matches/matches.queries.ts'
import { endOfOffice, proposalText } from '../matches/propose.text.ts'
import { type SeriesAsking, useProposeSeries } from '../series/series.queries.ts'
import { type AskedTogether, askedTogether } from './asked-together.rules.ts'
import { deadlineOf } from './deadline.rules.ts'
import { isLeft, type No, type Sending, sendLeft, type SendingState } from './sending.rules.ts'

type Body = Asking | SeriesAsking
type Parts = AskedTogether['parts']
const idsOf = (parts: Parts) => parts.map(({ planned }) => planned.request.id)
const sharesOf = (parts: Parts) => parts.map(({ planned, heads }) => ({ requestId: planned.request.id, heads }))

interface Saying {
  answerBy: string
  note: string
}

/**
 * Sends the proposals of a plan one by one, each in the usual way under a key of its own; sessions of a series together. What was sent is the server's to
 * know: a plan made anew shows it as asked, so nothing is kept here beyond the page.
 */
export function useSending() {
  const { t } = useI18n()
  const propose = useProposeMatches()
  const proposeSeries = useProposeSeries()
  const list = ref<Sending<Body>[]>([])
  const isUnderWay = ref(false)
  let isLeaving = false

  const textFor = ({ parts }: AskedTogether, note: string) => {
    const { request, labelForSupporters: label, day, session } = parts[0]!.planned
    const asking =
      session && parts.length > 1
        ? t('plans.sendDialog.seriesTemplate', { label, title: session.seriesTitle })
        : proposalText(t, label, day?.day, request)
    return [asking, note.trim()].filter(Boolean).join('\n\n')
  }

  /** Written once: a second try with other words, or another deadline after midnight, would be another asking. */
  function askingOf(together: AskedTogether, said: Saying): Sending<Body> {
    const { supporterId, name, parts } = together
    const { request, session, day } = parts[0]!.planned
    const isSeries = session !== null && parts.length > 1
    const message = textFor(together, said.note)
    const today = jstDay(new Date())
    const days = parts.map(({ planned }) => deadlineOf(said.answerBy, planned.day?.day, today))
    const answerBy = endOfOffice(days.toSorted()[0]!)
    return {
      ...{ requestId: request.id, supporterId, name, heads: parts[0]!.heads, key: newKey() },
      title: isSeries ? session.seriesTitle : request.title,
      series: isSeries ? { id: session.seriesId, numbers: parts.map(({ planned }) => planned.session!.number) } : null,
      body: isSeries
        ? { asks: [{ supporterId, requestIds: idsOf(parts), shares: sharesOf(parts) }], message, answerBy }
        : { supporterIds: [supporterId], headsAsked: parts[0]!.heads, message, answerBy, ...(day && { day: day.day }) },
      state: 'waiting',
      why: null,
    }
  }

  const sendOne = ({ requestId, series, body, key }: Sending<Body>): Promise<unknown> =>
    'asks' in body
      ? proposeSeries.mutateAsync({ id: series!.id, body, key })
      : propose.mutateAsync({ requestId, body, key })
  const send = (one: Sending<Body>): Promise<No | null> =>
    sendOne(one).then(
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
      list.value = askedTogether(requests).map((together) => askingOf(together, said))
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
