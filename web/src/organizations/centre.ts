import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSiteQuery } from '../app/site.ts'
import './words.ts'

/** 「センターにお電話ください（055-…）」, also before the centre has given its number. */
export function useCentreCall() {
  const { t } = useI18n()
  const site = useSiteQuery()
  return computed(() => {
    const phone = site.data.value?.centrePhone
    return phone ? t('organizations.centre.callAt', { phone }) : t('organizations.centre.call')
  })
}
