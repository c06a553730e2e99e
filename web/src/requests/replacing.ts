import { computed, shallowRef } from 'vue'
import type { RequestDraft } from './requests.queries.ts'

/** What a copied request would write over, although the person wrote it. */
export const isBegun = ({ itemId, title, description, place, days, series }: RequestDraft): boolean =>
  [itemId, title.trim(), description.trim(), place.trim()].some(Boolean) ||
  days.some(({ day }) => day) ||
  Boolean(series)

/** Words that were written are replaced only after a yes; `isAsking` opens the question. */
export function useReplacing(values: RequestDraft) {
  const waiting = shallowRef<(() => Promise<void>) | null>(null)
  const isAsking = computed({
    get: () => waiting.value !== null,
    set: (open) => {
      if (!open) waiting.value = null
    },
  })
  async function replace(work: () => Promise<void>): Promise<void> {
    if (isBegun(values)) waiting.value = work
    else await work()
  }
  async function agree(): Promise<void> {
    const work = waiting.value
    waiting.value = null
    await work?.()
  }
  return { isAsking, replace, agree }
}
