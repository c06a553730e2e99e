import { del, get, set } from 'idb-keyval'
import { type MaybeRefOrGetter, onScopeDispose, ref, toValue, watch } from 'vue'
import { ask, ProblemError } from './api.ts'
import { keepKey, keptKey } from './sent-keys.ts'
import { useSession } from './session.ts'

interface Draft {
  content: unknown
  savedAt: string
}

/** What `useDraft` needs of a form: the values it watches and a way to put kept ones back. */
export interface Draftable {
  values: object
  /** Lays kept values under those that were typed while they were asked for; true when there were such. */
  restore(values: object): boolean
  /** Nothing may be checked or sent before the kept values are there. */
  waitFor(ready: Promise<unknown>): void
  /** The key of a submission without an answer; it outlives the page like the words. */
  sentUnder: string | null
}

const pause = 800
const place = (method: 'GET' | 'PUT' | 'DELETE') => ({ method, path: '/api/drafts/:key' })

/**
 * Keeps what is typed under a key, so that nothing is lost: on the server when signed in, else in this browser.
 * Show `savedAt` with `<DraftNote>`; call `discard()` after the form was sent.
 */
export function useDraft(key: MaybeRefOrGetter<string>, form: Draftable) {
  const session = useSession()
  const savedAt = ref<string | null>(null)
  const isRestored = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  const onServer = () => session.me !== null
  const ready = restore()
  form.waitFor(ready)

  async function restore(): Promise<void> {
    await session.load()
    const kept = await read(toValue(key), onServer())
    const content = kept && typeof kept.content === 'object' ? kept.content : null
    if (form.restore(content ?? {})) later()
    if (kept && content) {
      savedAt.value = kept.savedAt
      isRestored.value = true
    }
    form.sentUnder ??= keptKey(toValue(key))
    watch(() => form.values, later, { deep: true })
    watch(
      () => form.sentUnder,
      (sentUnder) => keepKey(toValue(key), sentUnder),
      { flush: 'sync' },
    )
  }

  function later(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), pause)
  }

  async function save(isLeaving = false): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (isClosed) return
    const draft = { content: JSON.parse(JSON.stringify(form.values)) as unknown, savedAt: new Date().toISOString() }
    if (isLeaving && !onServer()) keepLastWords(toValue(key), draft)
    await write(toValue(key), draft, onServer(), isLeaving)
    savedAt.value = draft.savedAt
  }

  async function discard(): Promise<void> {
    isClosed = true
    clearTimeout(timer)
    keepKey(toValue(key), null)
    await remove(toValue(key), onServer())
    savedAt.value = null
  }

  /** The last words before the tab closes or another app comes to the front, from where a phone may never come back. */
  const flush = () => void (timer && save(true))
  const hide = () => void (document.visibilityState === 'hidden' && flush())
  addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', hide)
  onScopeDispose(() => {
    removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', hide)
    flush()
  })

  return { savedAt, isRestored, ready, save: () => save(), discard }
}

async function read(key: string, onServer: boolean): Promise<Draft | undefined> {
  const local = lastWords(key) ?? (await get<Draft>(key).catch(() => undefined))
  if (!onServer) return local
  const kept = await ask(place('GET'), { params: { key } }).catch(() => undefined)
  return (kept as Draft | null | undefined) ?? local
}

async function write(key: string, draft: Draft, onServer: boolean, keepalive: boolean): Promise<void> {
  if (onServer) {
    try {
      await ask(place('PUT'), { params: { key }, body: { content: draft.content } }, { keepalive })
      return await forget(key)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error // no network, no sign-in: keep it here instead
    }
  }
  const isKept = await set(key, draft).then(
    () => true,
    () => false,
  )
  if (isKept) dropLastWords(key)
}

async function remove(key: string, onServer: boolean): Promise<void> {
  await forget(key)
  if (onServer) await ask(place('DELETE'), { params: { key } }).catch(() => undefined)
}

async function forget(key: string): Promise<void> {
  dropLastWords(key)
  await del(key).catch(() => undefined)
}

/** A closing page does not wait for IndexedDB; localStorage is written at once, until IndexedDB has it too. */
const lastWordsKey = (key: string) => `last-words:${key}`

function keepLastWords(key: string, draft: Draft): void {
  try {
    localStorage.setItem(lastWordsKey(key), JSON.stringify(draft))
  } catch {
    // full or forbidden: IndexedDB has to do
  }
}

function lastWords(key: string): Draft | undefined {
  try {
    const kept = localStorage.getItem(lastWordsKey(key))
    return kept ? (JSON.parse(kept) as Draft) : undefined
  } catch {
    return undefined
  }
}

function dropLastWords(key: string): void {
  try {
    localStorage.removeItem(lastWordsKey(key))
  } catch {
    // forbidden: then nothing was kept there
  }
}
