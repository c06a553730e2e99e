import { ref, shallowRef } from 'vue'

/** One act after the other on what is enclosed: busy meanwhile, and a refusal is shown where it was asked for. */
export function useAct() {
  const isBusy = ref(false)
  const refused = shallowRef<Error | null>(null)

  /** Answers null when it was refused. */
  async function act<T>(work: () => Promise<T>): Promise<T | null> {
    isBusy.value = true
    refused.value = null
    try {
      return await work()
    } catch (error) {
      refused.value = error instanceof Error ? error : new Error(String(error))
      return null
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, refused, act }
}
