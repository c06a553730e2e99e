import { jstDay } from '@app/shared/kernel/day'
import type { ConsultationLine } from '@app/shared/consultations'

/** Whose words it is: the organization, else the name that was said. */
export const whoOf = ({ organization, caller }: Pick<ConsultationLine, 'organization' | 'caller'>): string | null =>
  organization?.name ?? caller

/** The day of the next contact has come. */
export const isDue = ({ nextContactOn }: Pick<ConsultationLine, 'nextContactOn'>): boolean =>
  nextContactOn !== null && nextContactOn <= jstDay(new Date())
