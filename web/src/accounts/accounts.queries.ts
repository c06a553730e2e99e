import type { OrganizationId, SeatId } from '@app/shared'
import * as accountPaths from '@app/shared/accounts/account.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'

/** The people of an organization, or of the centre when no organization is named. */
export const usePeopleQuery = (organizationId: () => string | null) =>
  useQuery({
    key: () => ['people', organizationId() ?? 'staff'],
    query: () => {
      const id = organizationId()
      return id
        ? call(accountPaths.listSeats, { params: { organizationId: id as OrganizationId } })
        : call(accountPaths.listStaff)
    },
  })

interface Invitation {
  title: string
  name: string
  email: string | null
  rights?: 'answer' | 'read'
  startsOn?: string | undefined
  endsOn?: string | null
}

function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: ['people'] }) })
}

export const useInvite = () =>
  useChange(({ organizationId, key, ...body }: Invitation & { organizationId: string; key: string }) =>
    call(accountPaths.inviteSeat, { params: { organizationId: organizationId as OrganizationId }, body }, { key }),
  )
export const useInviteStaff = () =>
  useChange(({ key, ...body }: Invitation & { email: string; role: 'coordinator' | 'admin'; key: string }) =>
    call(accountPaths.inviteStaff, { body }, { key }),
  )
export const useEndSeat = () =>
  useChange(({ organizationId, seatId }: { organizationId: string | null; seatId: SeatId }) =>
    organizationId
      ? call(accountPaths.endSeat, { params: { organizationId: organizationId as OrganizationId, seatId }, body: {} })
      : call(accountPaths.endStaffSeat, { params: { seatId }, body: {} }),
  )

/** Whether this installation still waits for its first admin. */
export const useSetUpQuery = () => useQuery({ key: ['set-up'], query: () => call(accountPaths.showSetUp) })
