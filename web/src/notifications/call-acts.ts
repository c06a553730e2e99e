import type { CallToMake } from '@app/shared/notifications'
import { momentInWords } from '@app/shared/kernel/day'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { shownAbove } from '../app/refused.ts'
import { useToasts } from '../app/toasts.ts'
import { useMarkTold, useNotReached, useTakeBack, useTakeBackTry } from './notifications.queries.ts'

/**
 * What is pressed on the list of calls. 「伝えました」 and 「出なかった」 are one tap each, with a way back in the notice at the
 * edge (and for a day in the list); a mail that was told cannot be taken back, so it asks first (`noting`).
 */
export function useCallActs() {
  const { t } = useI18n()
  const toasts = useToasts()
  const [mark, takeBack, missed, takeBackTry] = [useMarkTold(), useTakeBack(), useNotReached(), useTakeBackTry()]
  const acts = [mark, takeBack, missed, takeBackTry]
  /** The call whose note is being written. */
  const noting = ref<CallToMake | null>(null)
  const pressed = ref<CallToMake['id'] | null>(null)
  const busy = computed(() => (acts.some(({ isLoading }) => isLoading.value) ? pressed.value : null))
  const error = computed(() => acts.map((act) => act.error.value).find(Boolean) ?? null)

  /** Marks which call is at work, forgets what an earlier press was refused for, and says aloud when this one is. */
  async function press<Answer>(call: CallToMake, act: () => Promise<Answer>): Promise<Answer | undefined> {
    pressed.value = call.id
    acts.forEach((one) => one.reset())
    const answer = await act().catch(shownAbove)
    if (!answer) toasts.say(t('notifications.calls.refused'), { tone: 'error' })
    return answer
  }

  async function told(call: CallToMake): Promise<void> {
    if (call.channel === 'mail') return void (noting.value = call)
    const done = await press(call, () => mark.mutateAsync({ noticeId: call.id, note: '' }))
    const undo = () => void untold(call)
    if (done) toasts.say(t('notifications.calls.toastNamed', { name: call.organizationName }), { undo })
  }
  async function untold(call: CallToMake): Promise<void> {
    if (await press(call, () => takeBack.mutateAsync(call.id))) toasts.say(t('notifications.calls.takenBack'))
  }

  async function notReached(call: CallToMake): Promise<void> {
    const tried = (await press(call, () => missed.mutateAsync(call.id)))?.tried
    if (!tried) return
    const undo = () => void reachedAfterAll({ ...call, tried })
    toasts.say(t('notifications.calls.tried.toast', { at: momentInWords(tried.againAt) }), { undo })
  }
  async function reachedAfterAll(call: CallToMake): Promise<void> {
    const { id, tried } = call
    if (!tried) return
    const back = () => takeBackTry.mutateAsync({ noticeId: id, tryId: tried.id })
    if (await press(call, back)) toasts.say(t('notifications.calls.tried.takenBack'))
  }

  return { noting, busy, error, told, untold, notReached, reachedAfterAll }
}
