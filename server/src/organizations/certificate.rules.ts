import { dayInWords, fiscalYearInWords, fiscalYearOf } from '@app/shared'
import type { RegistrationStatus, SupporterKind } from '@app/shared/organizations'

export const kindInWords: Record<SupporterKind, string> = {
  company: '企業',
  'sole-proprietor': '個人事業主',
  students: '学生ボランティア団体',
  school: '大学・学校',
  npo: 'NPO法人',
  volunteers: 'ボランティア団体',
  other: 'その他の団体',
}

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

/** A registration stands to the end of the fiscal year and is renewed then: 「令和9年3月31日(水)」. */
export const validUntilInWords = (today: string): string => dayInWords(`${fiscalYearOf(today) + 1}-03-31`)
