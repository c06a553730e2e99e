import type { EventType } from './notice.ts'
import type { Urgency } from './receiving/receiving.rules.ts'

/**
 * How long news may wait. `urgent`: calls for the person within a day, or answers it on the spot; goes at any hour.
 * `can-wait`: nice to know; quiet hours and digests hold it. Everything else is told the same day: it waits for the morning,
 * never for a digest. The same holds for whatever asks something, however it is listed here.
 */
const levels: Partial<Record<EventType, Urgency>> = {
  'account.access-renewed': 'urgent',
  'account.channel-linked': 'urgent',
  'account.family-killed': 'urgent',
  'account.invited': 'urgent',
  'account.mail-link-asked': 'urgent',
  'account.password-changed': 'urgent',
  'account.recovery-code-used': 'urgent',
  'account.recovery-codes-renewed': 'urgent',
  'account.second-factor-reset': 'urgent',
  'account.second-factor-set': 'urgent',
  'incident.reported': 'urgent',
  'match.cancelled': 'urgent',
  'match.day-before': 'urgent',
  'match.day-nears': 'urgent',
  'meeting.cancelled': 'urgent',
  'paper-code.locked': 'urgent',
  'request.cancelled': 'urgent',
  'request.goes-ahead': 'urgent',
  'request.postponed': 'urgent',
  'series.called-off': 'urgent',
  'activity.published': 'can-wait',
  'handover.answered': 'can-wait',
  'match.done': 'can-wait',
  'meeting.edited': 'can-wait',
  'meeting.opened': 'can-wait',
  'organization.merged': 'can-wait',
  'organization.revived': 'can-wait',
  'picture.accepted': 'can-wait',
  'picture.words-accepted': 'can-wait',
  'registration.change-accepted': 'can-wait',
  'renewal.answered': 'can-wait',
  'request.done': 'can-wait',
  'request.opened': 'can-wait',
  'request.posted': 'can-wait',
}

export const urgencyOf = (event: EventType): Urgency => levels[event] ?? 'same-day'

/** What stands outside, where others read along: on a locked telephone, at LINE, at the maker of a browser. No names, no days, no places. */
const titles: Partial<Record<EventType, string>> = {
  'match.cancelled': 'お手伝いの取りやめのお知らせ',
  'match.day-before': 'あしたのお手伝いの確認',
  'match.day-nears': 'もうすぐのお手伝いの確認',
  'match.message-sent': '伝言が届いています',
  'match.proposed': 'お手伝いのお願いが届いています',
  'match.named': 'お手伝いのお願いが届いています',
  'match.hand-raised': 'お手伝いの申し出が届いています',
  'match.answer-reminded': 'お返事をお待ちしています',
  'match.result-asked': '当日の様子を教えてください',
  'match.result-asked-again': '当日の様子を教えてください',
  'series.proposed': 'お手伝いのお願いが届いています',
  'series.hand-raised': 'お手伝いの申し出が届いています',
  'request.cancelled': '依頼の取りやめのお知らせ',
  'request.goes-ahead': '当日の決行のお知らせ',
  'request.postponed': '日のべのお知らせ',
  'series.called-off': 'お手伝いの取りやめのお知らせ',
  'meeting.cancelled': '交流会の中止のお知らせ',
}
const ofNoun: Record<string, string> = {
  match: 'お手伝いについてのお知らせ',
  request: '依頼についてのお知らせ',
  series: '依頼についてのお知らせ',
  story: '活動の紹介のお知らせ',
  'saved-wish': '新しい依頼のお知らせ',
  registration: '登録についてのお知らせ',
  renewal: '登録の更新のお知らせ',
  handover: '役員の引継ぎのお知らせ',
  meeting: '交流会のお知らせ',
  activity: '活動の記録のお知らせ',
  incident: '事故・ヒヤリハットのお知らせ',
  picture: '写真についてのお知らせ',
}

/** 「お手伝いのお願いが届いています」: the kind of news and nothing more. */
export const titleOf = (event: string): string =>
  titles[event as EventType] ?? ofNoun[event.split('.')[0]!] ?? 'お知らせがあります'
