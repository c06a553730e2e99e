import type { DeskNoteId, OrganizationId } from '@app/shared'
import type { Contract } from '@app/shared/contract'
import type { InputOf } from '@app/shared/kernel/endpoint'
import * as changePaths from '@app/shared/organizations/change.paths'
import * as organizationPaths from '@app/shared/organizations/organization.paths'
import type { ReviewPoint } from '@app/shared/organizations'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'
import { usePages } from '../app/pages.ts'

const key = ['organizations'] as const
const paramsOf = (id: string) => ({ organizationId: id as OrganizationId })

type QueryOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { query: infer Q } ? Q : never
type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never
/** What a person may ask of the public directory. */
export type SupporterFilter = QueryOf<'countSupportersByDistrict'>
export type ApplicationInput = BodyOf<'applyAsSupporter'>
export type ProfileInput = ApplicationInput['profile']
export type ContactInput = ApplicationInput['contact']
export type Behalf = CallOptions['behalf']

// -- the public directory

export const useSupportersQuery = (filter: () => SupporterFilter) =>
  usePages(
    () => [...key, 'directory', { ...filter() }],
    (after) => call(organizationPaths.listSupporters, { query: { ...filter(), after } }),
  )

/** How many can come to each district, by the same conditions as the list. */
export const useDistrictReachQuery = (filter: () => SupporterFilter) =>
  useQuery({
    key: () => [...key, 'by-district', { ...filter() }],
    query: () => call(organizationPaths.countSupportersByDistrict, { query: filter() }).then(({ items }) => items),
  })

/** A few supporters side by side, in this order. */
export const useComparisonQuery = (ids: () => readonly string[]) =>
  useQuery({
    key: () => [...key, 'comparison', ...ids()],
    query: () => call(organizationPaths.compareSupporters, { query: { ids: ids().join(',') } }),
    enabled: () => ids().length > 0,
  })

export const useSupporterQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'page', id()],
    query: () => call(organizationPaths.showSupporter, { params: paramsOf(id()) }),
  })

// -- registrations

export const useRegistrationsQuery = (
  filter: () => Pick<QueryOf<'listRegistrations'>, 'status' | 'q' | 'needsPhoneCheck' | 'changeWaits'>,
) =>
  usePages(
    () => [...key, 'registrations', { ...filter() }],
    (after) => call(organizationPaths.listRegistrations, { query: { ...filter(), after, perPage: 50 } }),
  )

export const useRegistrationQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'registration', id()],
    query: () => call(organizationPaths.showRegistration, { params: paramsOf(id()) }),
  })

/** What a reviewer has beside a registration. */
export const useReviewQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'review', id()],
    query: () => call(organizationPaths.showReview, { params: paramsOf(id()) }),
  })

export const useKeepTicks = () =>
  useMutation({
    mutation: ({ id, ticked }: { id: string; ticked: ReviewPoint[] }) =>
      call(organizationPaths.keepReviewTicks, { params: paramsOf(id), body: { ticked } }),
  })

// -- changes that wait for the centre

/** The centre accepts what waits, or returns it with a reason. */
export const useDecideChange = () =>
  useChange(({ id, version, reason }: { id: string; version: number; reason: string | null }) =>
    reason === null
      ? call(changePaths.acceptChange, { params: paramsOf(id), body: {} }, { version })
      : call(changePaths.returnChange, { params: paramsOf(id), body: { reason } }, { version }),
  )

export const useTakeBackChange = () =>
  useChange(({ id, version }: { id: string; version: number }) =>
    call(changePaths.takeBackChange, { params: paramsOf(id), body: {} }, { version }),
  )

/** Eight organizations at most that fit the words or the digits of a telephone number. */
export const useFoundOrganizationsQuery = (words: () => string) =>
  useQuery({
    key: () => [...key, 'found', words()],
    query: async () => (await call(organizationPaths.findOrganizations, { query: { q: words() } })).items,
    enabled: () => words() !== '',
  })

/** The one of this id, to be named where only its id is known. */
export const useOrganizationNamed = (id: () => string) =>
  useQuery({
    key: () => [...key, 'named', id()],
    query: async () => {
      const { items } = await call(organizationPaths.findOrganizations, { query: { id: id() as OrganizationId } })
      return items[0] ?? null
    },
    enabled: () => id() !== '',
  })

// -- associations

export const useAssociationsQuery = (filter: () => Omit<QueryOf<'listAssociations'>, 'after' | 'perPage'>) =>
  usePages(
    () => [...key, 'associations', { ...filter() }],
    (after) => call(organizationPaths.listAssociations, { query: { ...filter(), after, perPage: 50 } }),
  )

/** Counted by district. */
export const useAssociationDistrictsQuery = () =>
  useQuery({
    key: () => [...key, 'associations', 'by-district'],
    query: () => call(organizationPaths.countAssociationsByDistrict),
  })

/** 地区のようす of a federation. */
export const useDistrictSeenQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'federation', id()],
    query: () => call(organizationPaths.showFederationDistrict, { params: paramsOf(id()) }),
  })

/** What the centre has noted about an organization. */
export const useDeskNotesQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'desk-notes', id()],
    query: () => call(organizationPaths.listDeskNotes, { params: paramsOf(id()) }),
  })

export const useAssociationQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'association', id()],
    query: () => call(organizationPaths.showAssociation, { params: paramsOf(id()) }),
  })

/** Contacts are never kept in the cache: each look is asked of the server, which writes it down. */
export const lookAtContact = (id: string) => call(organizationPaths.showOrganizationContact, { params: paramsOf(id) })

// -- changes

/** After any change of an organization, everything about organizations is asked anew. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>, also: readonly string[] = []) {
  const cache = useQueryCache()
  return useMutation({
    mutation,
    onSettled: () => Promise.all([...key, ...also].map((root) => cache.invalidateQueries({ key: [root] }))),
  })
}

/** A company or group applies, or the centre enters it for them. */
export const useApply = () =>
  useChange(({ body, key, behalf }: { body: ApplicationInput; key: string; behalf?: Behalf }) =>
    call(organizationPaths.applyAsSupporter, { body }, { key, behalf }),
  )

export const useEditSupporter = () =>
  useChange(({ id, profile, version }: { id: string; profile: ProfileInput; version: number }) =>
    call(organizationPaths.editSupporter, { params: paramsOf(id), body: { profile } }, { version }),
  )

export const useEditContact = () =>
  useChange(({ id, contact, version }: { id: string; contact: ContactInput; version: number }) =>
    call(organizationPaths.editOrganizationContact, { params: paramsOf(id), body: contact }, { version }),
  )

const acts = {
  return: organizationPaths.returnRegistration,
  reject: organizationPaths.rejectRegistration,
  suspend: organizationPaths.suspendSupporter,
  withdraw: organizationPaths.withdrawSupporter,
  revoke: organizationPaths.revokeSupporter,
} as const
const plainActs = { register: organizationPaths.registerSupporter, resume: organizationPaths.resumeSupporter } as const
/** What the centre may do with a registration; `register` and `resume` need no reason. */
export type Act = keyof typeof acts | keyof typeof plainActs

export const useAct = () =>
  useChange(({ id, act, reason, version }: { id: string; act: Act; reason: string; version: number }) =>
    act === 'register' || act === 'resume'
      ? call(plainActs[act], { params: paramsOf(id), body: {} }, { version })
      : call(acts[act], { params: paramsOf(id), body: { reason } }, { version }),
  )

export const useNoteConsent = () =>
  useChange(({ id, version, ...body }: { id: string; version: number; publish: boolean; invite: boolean }) =>
    call(organizationPaths.noteConsent, { params: paramsOf(id), body }, { version }),
  )

export const useAddAssociation = () =>
  useChange(({ body, key }: { body: BodyOf<'addAssociation'>; key: string }) =>
    call(organizationPaths.addAssociation, { body }, { key }),
  )

export const useEditAssociation = () =>
  useChange(({ id, body, version }: { id: string; body: BodyOf<'editAssociation'>; version: number }) =>
    call(organizationPaths.editAssociation, { params: paramsOf(id), body }, { version }),
  )

export const useAddDeskNote = () =>
  useChange(({ id, text, key }: { id: string; text: string; key: string }) =>
    call(organizationPaths.addDeskNote, { params: paramsOf(id), body: { text } }, { key }),
  )

export const useRemoveDeskNote = () =>
  useChange(({ id, noteId }: { id: string; noteId: DeskNoteId }) =>
    call(organizationPaths.removeDeskNote, { params: { ...paramsOf(id), noteId } }),
  )

/** A person has asked about an association that a ledger left out. */
export const useSettleAssociation = () =>
  useChange(
    ({ id, body, version }: { id: string; body: BodyOf<'settleAssociation'>; version: number }) =>
      call(organizationPaths.settleAssociation, { params: paramsOf(id), body }, { version }),
    ['people', 'requests'], // they end with it
  )

// -- an applicant with its mailed link

export const useLookAtApplication = () =>
  useMutation({ mutation: (secret: string) => call(organizationPaths.lookAtApplication, { body: { secret } }) })

export const useResubmit = () =>
  useMutation({
    mutation: ({ body, key }: { body: BodyOf<'resubmitApplication'>; key: string }) =>
      call(organizationPaths.resubmitApplication, { body }, { key }),
  })

export const useWithdrawApplication = () =>
  useMutation({ mutation: (secret: string) => call(organizationPaths.withdrawApplication, { body: { secret } }) })
