import { dayInWords, fiscalYearInWords, fiscalYearOf } from '@app/shared'
import type { RegistrationStatus } from '@app/shared/organizations'

/** How a registration stands, for whoever holds its certificate; null: it has none. */
export const standingInWords: Record<RegistrationStatus, string | null> = {
  registered: '有効',
  expired: '期限切れ',
  suspended: '停止中',
  revoked: '取消し',
  withdrawn: '退会',
  draft: null,
  submitted: null,
  returned: null,
  rejected: null,
}

/** 「令和8年度」 */
export const yearInWords = (today: string): string => fiscalYearInWords(fiscalYearOf(today))

/**
 * 有効期限, the one truth for certificate and verify page: a registration stands to the end of the running fiscal year,
 * and once it is renewed for a later one, to the end of that: 「令和9年3月31日(水)」.
 */
export const validUntilInWords = (today: string, renewedFor: number | null): string =>
  dayInWords(`${Math.max(fiscalYearOf(today), renewedFor ?? 0) + 1}-03-31`)
