import type { Consultation } from '@app/shared/consultations'
import { useZodForm } from '../app/form.ts'
import type { ConsultationDraft } from './consultations.queries.ts'

export const blankConsultation = (): ConsultationDraft => ({
  organizationId: null,
  caller: null,
  callBack: null,
  about: '',
  roughlyWhen: '',
  itemId: null,
  channel: 'phone',
  nextContactOn: null,
})

/** What was written down, to be corrected. */
export const draftOf = (one: Consultation): ConsultationDraft => ({
  organizationId: one.organization?.id ?? null,
  ...{ caller: one.caller, callBack: one.callBack, about: one.about, roughlyWhen: one.roughlyWhen },
  ...{ itemId: one.itemId, channel: one.channel, nextContactOn: one.nextContactOn },
})

export const useConsultationForm = (initial: ConsultationDraft) =>
  useZodForm(() => import('@app/shared/consultations/consultation').then((m) => m.consultationInputChecked), initial, {
    words: 'consultations.form',
  })
export type ConsultationForm = ReturnType<typeof useConsultationForm>
