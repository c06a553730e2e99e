import type { CategoryId } from '@app/shared/help-categories'
import type { SavedWish } from '@app/shared/saved-wishes'
import { useI18n } from 'vue-i18n'
import { useDistrictNames } from '../districts/districts.queries.ts'
import { useHelpNames } from '../help-categories/help-categories.queries.ts'
import './words.ts'

/** A wish in words: 「登録内容に合う依頼・清掃・環境美化・里見地区」. */
export function useWishWords() {
  const { t } = useI18n()
  const { districtName } = useDistrictNames()
  const { categoryName } = useHelpNames()
  const wishInWords = ({ fits, category, district, q }: Pick<SavedWish, 'fits' | 'category' | 'district' | 'q'>) => {
    const parts = [
      fits && t('saved-wishes.what.fits'),
      category && categoryName(category as CategoryId),
      district && t('saved-wishes.what.district', { name: districtName(district) }),
      q && t('saved-wishes.what.q', { q }),
    ].filter(Boolean)
    return parts.length ? parts.join('、') : t('saved-wishes.what.all')
  }
  return { wishInWords }
}
