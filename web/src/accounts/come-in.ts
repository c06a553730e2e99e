import type { Router } from 'vue-router'
import { useSession } from '../app/session.ts'
import { paths } from '../paths.ts'

/** After somebody came in: to the page they wanted, else to their own first page. */
export async function comeIn(router: Router, back: unknown): Promise<void> {
  const session = useSession()
  await session.load(true)
  const wanted = typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : null
  const next = wanted ?? (session.isStaff ? paths.desk() : paths.my())
  await router.push(session.isHalfIn ? paths.secondFactor(next) : next)
}

/** The secret of a mailed link: behind the #, so that it reaches no server log and no other site. */
export const secretInAddress = (): string => decodeURIComponent(location.hash.slice(1))
