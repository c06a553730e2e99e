import type { RenewalState } from '@app/shared/renewals'

interface Kept {
  answer: 'unchanged' | 'changed' | 'leave' | null
  changesSaidAt: Date | null
  lapsedAt: Date | null
  setAsideAt: Date | null
}

/** How a question stands, out of what was kept of it; `stateSql` in the queries says the same to the database. */
export function stateOf({ answer, changesSaidAt, lapsedAt, setAsideAt }: Kept): RenewalState {
  if (answer) return answer === 'leave' ? 'left' : 'renewed'
  if (setAsideAt) return 'set-aside'
  if (changesSaidAt) return 'changes'
  return lapsedAt ? 'lapsed' : 'waiting'
}
