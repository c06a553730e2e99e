import type { Role } from '@app/shared/accounts/role'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { ask, ProblemError } from './api.ts'

export interface Seat {
  id: string
  role: Role
  title: string
  organizationId: string | null
  organizationName: string | null
  rights: 'answer' | 'read'
}

export interface Me {
  account: { id: string; displayName: string; email: string | null }
  seats: Seat[]
  activeSeatId: string | null
  secondFactor: 'not-needed' | 'to-set-up' | 'to-show' | 'shown'
}

/** Who is using the browser. The only global state; everything else is asked of the server. */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const isLoaded = ref(false)
  let loading: Promise<void> | undefined

  const seat = computed(() => me.value?.seats.find(({ id }) => id === me.value?.activeSeatId) ?? null)
  const role = computed<Role | null>(() => seat.value?.role ?? null)
  const organizationId = computed(() => seat.value?.organizationId ?? null)
  const isStaff = computed(() => role.value === 'coordinator' || role.value === 'admin')

  /** One of the centre's people still has to show the second factor (the server lets nothing else through). */
  const isHalfIn = computed(() => me.value?.secondFactor.startsWith('to-') ?? false)

  /** Asks once who is here; later calls share the answer. `again` asks anew, after a sign-in. */
  function load(again = false): Promise<void> {
    if (again) loading = undefined
    loading ??= whoIsHere().then((answer) => {
      me.value = answer
      isLoaded.value = true
    })
    return loading
  }

  /** Leaves the members' pages. The page is loaded anew, so nothing that was read stays in memory. */
  async function signOut(): Promise<void> {
    await ask({ method: 'DELETE', path: '/api/session' })
    location.assign('/')
  }

  /** Acts from another of my seats from here on. */
  async function chooseSeat(seatId: string): Promise<void> {
    await ask({ method: 'POST', path: '/api/session/seat' }, { body: { seatId } })
    const isDesk = me.value?.seats.some(({ id, organizationId }) => id === seatId && !organizationId)
    location.assign(isDesk ? '/desk' : '/my')
  }

  return { me, isLoaded, seat, role, organizationId, isStaff, isHalfIn, load, signOut, chooseSeat }
})

/** A server out of breath is asked again after these milliseconds: being busy must not look like being signed out. */
const pauses = [500, 1_000, 2_000, 4_000]

async function whoIsHere(tries = 0): Promise<Me | null> {
  try {
    return (await ask({ method: 'GET', path: '/api/me' })) as Me | null
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const pause = pauses[tries]
    if (pause === undefined || ![429, 503].includes(error.problem.status)) return null
    await new Promise((resolve) => setTimeout(resolve, pause))
    return whoIsHere(tries + 1)
  }
}
