import { computed, reactive, ref } from 'vue'
import { useDraft } from '../app/drafts.ts'
import { isSame, type Pair } from './plans.queries.ts'

interface Wishes {
  locked: Pair[]
  forbidden: Pair[]
  /** Null: as 候補の選び方 says. */
  perMonth: number | null
}
const none = (): Wishes => ({ locked: [], forbidden: [], perMonth: null })

/** What a coordinator wishes of the plan: kept like every draft, until it is cleared or sent. */
export function useWishes() {
  const values = reactive(none())
  const form = {
    values,
    sentUnder: null,
    restore: (kept: object) => {
      Object.assign(values, kept)
      return false
    },
    waitFor: () => undefined,
  }
  const draft = useDraft('plan', form)
  const planned = ref(JSON.stringify(none()))

  const toggle = (list: 'locked' | 'forbidden', pair: Pair) => {
    const other = list === 'locked' ? 'forbidden' : 'locked'
    values[other] = values[other].filter((one) => !isSame(one, pair))
    const isIn = values[list].some((one) => isSame(one, pair))
    values[list] = isIn ? values[list].filter((one) => !isSame(one, pair)) : [...values[list], pair]
  }
  return {
    values,
    ready: draft.ready,
    isLocked: (pair: Pair) => values.locked.some((one) => isSame(one, pair)),
    isForbidden: (pair: Pair) => values.forbidden.some((one) => isSame(one, pair)),
    toggle,
    clear: () => void Object.assign(values, none()),
    /** They changed since the plan was made. */
    isChanged: computed(() => JSON.stringify(values) !== planned.value),
    /** Something is wished at all. */
    isAny: computed(() => JSON.stringify(values) !== JSON.stringify(none())),
    /** As they stand now. */
    now: () => JSON.parse(JSON.stringify(values)) as Wishes,
    /** A plan was made with these. */
    settle: (made: Wishes) => void (planned.value = JSON.stringify(made)),
  }
}
