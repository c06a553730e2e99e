import type { ConsultationId, OrganizationId } from '@app/shared'
import type { Contract } from '@app/shared/contract'
import type { ConsultationStatus } from '@app/shared/consultations'
import * as consultationPaths from '@app/shared/consultations/consultation.paths'
import type { InputOf } from '@app/shared/kernel/endpoint'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'
import { usePages } from '../app/pages.ts'

const key = ['consultations'] as const
const paramsOf = (id: string) => ({ consultationId: id as ConsultationId })

type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never
export type ConsultationDraft = BodyOf<'logConsultation'>

interface Filter {
  status?: ConsultationStatus | undefined
  organization?: string | undefined
  q?: string | undefined
  perPage?: number
}
export const useConsultationsQuery = (filter: () => Filter) =>
  usePages(
    () => [...key, 'list', { ...filter() }],
    (after) => {
      const { organization, ...rest } = filter()
      const query = { ...rest, organization: organization as OrganizationId | undefined, after }
      return call(consultationPaths.listConsultations, { query })
    },
  )

export const useConsultationQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'one', id()],
    query: () => call(consultationPaths.showConsultation, { params: paramsOf(id()) }),
    enabled: () => id() !== '',
  })

/** After any change everything about consultations is asked anew, and what waits on the workbench. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  const stale = ['consultations', 'requests', 'series', 'workbench']
  return useMutation({
    mutation,
    onSettled: () => Promise.all(stale.map((noun) => cache.invalidateQueries({ key: [noun] }))),
  })
}

export const useLogConsultation = () =>
  useChange(({ body, key: once }: { body: ConsultationDraft; key: string }) =>
    call(consultationPaths.logConsultation, { body }, { key: once }),
  )

interface Held {
  id: string
  version: number
}
export const useEditConsultation = () =>
  useChange(({ id, version, body }: Held & { body: ConsultationDraft }) =>
    call(consultationPaths.editConsultation, { params: paramsOf(id), body }, { version }),
  )

export const useAddTalk = () =>
  useChange(({ id, version, body, key: once }: Held & { body: BodyOf<'addTalk'>; key: string }) =>
    call(consultationPaths.addTalk, { params: paramsOf(id), body }, { version, key: once }),
  )

export const useEndConsultation = () =>
  useChange(({ id, version, body }: Held & { body: BodyOf<'endConsultation'> }) =>
    call(consultationPaths.endConsultation, { params: paramsOf(id), body }, { version }),
  )

export const useReopenConsultation = () =>
  useChange(({ id, version }: Held) =>
    call(consultationPaths.reopenConsultation, { params: paramsOf(id), body: {} }, { version }),
  )

/** It becomes a request; the answer is the request. */
export const useRequestFromConsultation = () =>
  useChange(({ id, version, body, key: once }: Held & { body: BodyOf<'requestFromConsultation'>; key: string }) =>
    call(consultationPaths.requestFromConsultation, { params: paramsOf(id), body }, { version, key: once }),
  )

/** It becomes several requests; the answer is their series. */
export const useSeriesFromConsultation = () =>
  useChange(({ id, version, body, key: once }: Held & { body: BodyOf<'seriesFromConsultation'>; key: string }) =>
    call(consultationPaths.seriesFromConsultation, { params: paramsOf(id), body }, { version, key: once }),
  )
