import { reactive } from 'vue'
import { useDraft } from '../app/drafts.ts'

/** The words of a picture while they are typed: kept under a key until they were sent. */
export function useWordsDraft(key: string, alt: string) {
  const form = reactive({
    values: { alt },
    restore(kept: object): boolean {
      const isTyped = form.values.alt !== alt
      if (!isTyped) Object.assign(form.values, kept)
      return isTyped
    },
    waitFor: () => undefined,
    sentUnder: null as string | null,
  })
  return { said: form.values, draft: useDraft(key, form) }
}
