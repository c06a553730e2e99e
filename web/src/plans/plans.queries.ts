import type { OrganizationId, RequestId } from '@app/shared'
import type { PlanWishes } from '@app/shared/plans'
import { planBoard } from '@app/shared/plans/plan.paths'
import { useMutation } from '@pinia/colada'
import { onScopeDispose } from 'vue'
import { call } from '../app/api.ts'

/** A request and a supporter that a coordinator wants together, or not. */
export interface Pair {
  requestId: RequestId
  supporterId: OrganizationId
}
export const isSame = (a: Pair, b: Pair): boolean => a.requestId === b.requestId && a.supporterId === b.supporterId

/** 案を作る: only computes, so it may be pressed as often as one likes; leaving the page gives it up. */
export function usePlanBoard() {
  const leaving = new AbortController()
  onScopeDispose(() => leaving.abort())
  return useMutation({ mutation: (body: PlanWishes) => call(planBoard, { body }, { signal: leaving.signal }) })
}
