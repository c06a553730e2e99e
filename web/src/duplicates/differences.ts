import type { ComparedOrganization } from '@app/shared/duplicates'
import { useI18n } from 'vue-i18n'

export interface Difference {
  id: string
  label: string
  first: string
  second: string
  differs: boolean
}

/** What stands in the table of two organizations: a line per fact that at least one of them has. */
export function useDifferences() {
  const { t } = useI18n()
  const counted = (n: number) => (n > 0 ? t('duplicates.merge.counts', { n }) : null)

  const factsOf = (one: ComparedOrganization): Record<string, string | null> => {
    const { contact } = one
    return {
      name: one.name,
      kana: one.kana,
      number: one.number,
      status: one.status && t(`duplicates.merge.status.${one.status}`),
      district: one.districtName,
      households: one.households === null ? null : t('duplicates.merge.households', { n: one.households }),
      corporateNumber: one.corporateNumber,
      address: contact.address,
      representative: contact.representativeName,
      person: contact.personName,
      phone: contact.phone,
      fax: contact.fax,
      email: contact.email,
      channel: t(`duplicates.merge.channel.${contact.channel}`),
      requests: counted(one.requests),
      matches: counted(one.matches),
      signUps: counted(one.signUps),
      seats: one.seats > 0 ? t('duplicates.merge.people', { n: one.seats }) : null,
    }
  }

  return (first: ComparedOrganization, second: ComparedOrganization): Difference[] => {
    const [one, other] = [factsOf(first), factsOf(second)]
    return Object.keys(one)
      .filter((key) => one[key] || other[key])
      .map((key) => ({
        id: key,
        label: t(`duplicates.merge.rows.${key}`),
        first: one[key] ?? t('duplicates.merge.empty'),
        second: other[key] ?? t('duplicates.merge.empty'),
        differs: one[key] !== other[key],
      }))
  }
}
