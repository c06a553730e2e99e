import type { CertificateId, MatchId, OrganizationId } from '@app/shared'
import type { Participants } from '@app/shared/activities'
import * as at from '@app/shared/activities/participation.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, fetchFile } from '../app/api.ts'

const key = ['participation'] as const

/** What a certificate of a done match will say, and which were issued. */
export const useParticipationQuery = (matchId: () => string) =>
  useQuery({
    key: () => [...key, 'match', matchId()],
    query: () => call(at.showParticipation, { params: { matchId: matchId() as MatchId } }),
  })

/** The fiscal years in which a supporter helped. */
export const useParticipationYearsQuery = (organizationId: () => string) =>
  useQuery({
    key: () => [...key, 'years', organizationId()],
    query: () => call(at.listParticipationYears, { params: { organizationId: organizationId() as OrganizationId } }),
  })

/** Certificates of persons as one file; their names are kept nowhere. */
export function usePrintParticipants() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ matchId, people }: { matchId: string } & Participants) =>
      fetchFile(at.printParticipants, { params: { matchId: matchId as MatchId }, body: { people } }),
    onSettled: () => cache.invalidateQueries({ key: [...key] }),
  })
}

export function useWithdrawParticipation() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ id, reason }: { id: CertificateId; reason: string }) =>
      call(at.withdrawParticipation, { params: { certificateId: id }, body: { reason } }),
    onSettled: () => cache.invalidateQueries({ key: [...key] }),
  })
}
