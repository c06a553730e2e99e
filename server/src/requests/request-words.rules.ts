import type { EntryChannel } from '@app/shared/organizations'
import type { RequestStatus, ThanksKind } from '@app/shared/requests'

/** いまの状況, said to the person who holds the paper. */
export const statusInWords: Record<RequestStatus, string> = {
  draft: '書きかけです',
  submitted: '受け付けました。センターが内容を確かめています',
  returned: 'センターから、内容の確認をお願いしています',
  open: 'お手伝いの相手をさがしています',
  staffed: 'お手伝いの相手が決まりました',
  done: 'お手伝いが終わりました',
  closed: 'お手伝いが終わり、記録も済みました',
  unmet: 'お手伝いの相手が見つかりませんでした',
  cancelled: '取りやめになりました',
  postponed: '延期になりました',
}

const thanksWords: Record<ThanksKind, string> = {
  none: 'お礼は用意していません',
  drinks: '飲み物',
  lunch: '昼食・軽食',
  transport: '交通費',
  gift: '記念品など',
}

/** 「飲み物、交通費を用意します」 */
export function thanksInWords(thanks: readonly ThanksKind[]): string | null {
  if (thanks.length === 0) return null
  const given = thanks.filter((one) => one !== 'none').map((one) => thanksWords[one])
  return given.length > 0 ? `${given.join('、')}を用意します` : thanksWords.none
}

export const channelInWords: Record<EntryChannel, string> = {
  web: 'インターネット',
  phone: '電話',
  fax: 'FAX',
  visit: '来所',
  meeting: '会議',
  link: 'メールのリンク',
  import: '台帳',
  system: '自動',
}
