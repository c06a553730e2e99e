import { readCorporateNumber } from '../kernel/written/corporate-number.ts'
import { readKana } from '../kernel/written/kana.ts'
import { readPhone } from '../kernel/written/phone.ts'

/** Fields of a contact that may hold what looks wrong and is right. */
export const contactReaders = {
  phone: readPhone,
  fax: readPhone,
  personKana: readKana,
  representativeKana: readKana,
} as const

/** Fields of a profile that may hold what looks wrong and is right. */
export const profileReaders = { kana: readKana, corporateNumber: readCorporateNumber } as const
