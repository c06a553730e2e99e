import { callWaits } from '@app/shared/notifications'
import type { WaitingItem } from '@app/shared/reports'

type Kind = WaitingItem['kind']

/** Whose move it is, as the centre says it. */
type Owner = 'センター' | '自治会' | '団体' | '双方'

export interface Deadline {
  /** What waits, in a word. */
  label: string
  /** What the button of the next step says. */
  next: string
  owner: Owner
  /** Events by which the calendar tells the owner meanwhile; left out: the centre's own eye and its morning mail do. */
  reminds?: readonly string[]
  /** Days it may wait before it counts as late. */
  days: number
  /** 至急: running hours (8:00–20:00 of working days) after which what is about one of the next days counts as late. */
  urgentHours?: number
  /** Something that came in for the centre to look at first. */
  inbox?: true
  /** Page of the next step. */
  step: (id: string) => string
}

const request = (id: string) => `/desk/requests/${id}`
const consultation = (id: string) => `/desk/consultations/${id}`
const meeting = (id: string) => `/desk/meetings/${id}`
const story = (id: string) => `/desk/activities/${id}`
const registration = (id: string) => `/desk/registrations/${id}`

/** Nothing dies silently (rule 8): every waiting state, its deadline and its next step, in one table. */
export const deadlines: Record<Kind, Deadline> = {
  'registration-to-review': {
    label: '登録の申込み',
    next: '審査する',
    owner: 'センター',
    days: 5,
    inbox: true,
    step: registration,
  },
  'registration-returned': { label: '登録の補正待ち', next: '様子を聞く', owner: '団体', days: 14, step: registration },
  'change-to-review': {
    label: '団体の内容の変更',
    next: '変更を確かめる',
    owner: 'センター',
    days: 5,
    inbox: true,
    step: registration,
  },
  'pictures-to-review': {
    label: '団体の写真',
    next: '写真を確かめる',
    owner: 'センター',
    days: 5,
    inbox: true,
    step: registration,
  },
  'request-to-open': {
    label: '新しい依頼',
    next: '内容を確かめる',
    owner: 'センター',
    days: 2,
    inbox: true,
    step: request,
  },
  'request-returned': { label: '依頼の直し待ち', next: '様子を聞く', owner: '自治会', days: 7, step: request },
  'request-without-asking': {
    label: '声かけ前の依頼',
    next: '団体をさがす',
    owner: 'センター',
    days: 3,
    inbox: true,
    step: request,
  },
  'answer-of-supporter': {
    label: '団体の返事待ち',
    next: '返事を聞く',
    owner: '団体',
    reminds: ['match.answer-reminded', 'match.expired'],
    days: 5,
    step: request,
  },
  'answer-of-association': {
    label: '自治会の返事待ち',
    next: '返事を聞く',
    owner: '自治会',
    reminds: ['match.answer-reminded', 'match.expired'],
    days: 5,
    step: request,
  },
  'wants-to-talk': { label: '相談したい', next: '話を聞く', owner: 'センター', days: 1, inbox: true, step: request },
  'heads-missing': { label: '人数が足りない依頼', next: '団体をさがす', owner: 'センター', days: 5, step: request },
  'agreed-without-day': { label: '日が決まっていない約束', next: '日を聞く', owner: '双方', days: 30, step: request },
  'agreed-of-suspended': {
    label: '休止中の団体との約束',
    next: '続けるか決める',
    owner: 'センター',
    days: 2,
    inbox: true,
    step: request,
  },
  'result-missing': {
    label: '報告待ち',
    next: '報告を聞く',
    owner: '双方',
    reminds: ['match.result-asked', 'match.result-asked-again'],
    days: 7,
    step: request,
  },
  'request-to-close': {
    label: '片方の報告がまだの依頼',
    next: '報告を聞く',
    owner: '双方',
    reminds: ['match.done', 'match.result-asked-again'],
    days: 30,
    step: request,
  },
  'activity-to-publish': {
    label: '活動の紹介',
    next: '紹介を書く',
    owner: 'センター',
    days: 14,
    step: story,
  },
  'story-to-approve': {
    label: '紹介の了承待ち',
    next: '返事を聞く',
    owner: '双方',
    reminds: ['activity.asked', 'activity.approval-reminded'],
    days: 14,
    step: story,
  },
  'story-to-change': {
    label: '紹介を直してほしい',
    next: '紹介を直す',
    owner: 'センター',
    days: 3,
    inbox: true,
    step: story,
  },
  'story-to-publish': {
    label: '了承のそろった紹介',
    next: '公開する',
    owner: 'センター',
    days: 7,
    inbox: true,
    step: story,
  },
  'activity-pictures-to-check': {
    label: '活動の写真',
    next: '顔を確かめる',
    owner: 'センター',
    days: 5,
    inbox: true,
    step: () => '/desk/activities?tab=pictures',
  },
  'call-to-make': {
    label: '伝えること',
    next: '伝える',
    owner: 'センター',
    days: callWaits.days,
    urgentHours: callWaits.urgentHours,
    inbox: true,
    step: () => '/desk/calls',
  },
  'phone-check': { label: '電話で確認', next: '確かめる', owner: 'センター', days: 30, step: () => '/desk/supporters' },
  'association-to-check': {
    label: '解散・合併の確認待ち',
    next: '確かめる',
    owner: 'センター',
    days: 30,
    step: () => '/desk/associations?standing=to-check',
  },
  'request-postponed': { label: '延期中の依頼', next: '日を決める', owner: '自治会', days: 30, step: request },
  // seen the day before and the day itself; gone once it began
  'rain-to-decide': {
    label: '雨のときの判断（きょう・あす）',
    next: '天気をみて決める',
    owner: '自治会',
    days: 2,
    inbox: true,
    step: request,
  },
  // seen three working days before, where the group began a list; gone when the day is over
  'names-missing': {
    label: '名簿のお名前がまだ',
    next: '様子を聞く',
    owner: '団体',
    reminds: ['match.day-nears', 'match.day-before'],
    days: 2,
    step: request,
  },
  'incident-to-handle': {
    label: '事故・ヒヤリハットの報告',
    next: '対応する',
    owner: 'センター',
    days: 1,
    inbox: true,
    step: (id) => `/desk/incidents/${id}`,
  },
  'consultation-to-call': {
    label: '連絡する日の来た相談',
    next: '連絡する',
    owner: 'センター',
    days: 1,
    inbox: true,
    step: consultation,
  },
  'consultation-waiting': {
    label: '相談（次の日が決まっていません）',
    next: 'つづきを見る',
    owner: 'センター',
    days: 5,
    step: consultation,
  },
  'renewal-waiting': {
    label: '年度の更新の返事待ち',
    next: '返事を見る',
    owner: '団体',
    reminds: ['renewal.reminded', 'renewal.lapsed'],
    days: 60,
    step: () => '/desk/renewals',
  },
  'renewal-changes': { label: '更新：変更あり', next: '直す', owner: 'センター', days: 14, step: registration },
  'handover-waiting': {
    label: '引き継ぎがまだの自治会',
    next: '地区ごとに見る',
    owner: '自治会',
    reminds: ['handover.reminded'],
    days: 60,
    step: () => '/desk/handovers',
  },
  // seen a month before the term ends; late once nobody acts for the group any more
  'seat-ending': { label: '担当者の引き継ぎがまだ', next: '次の方を招く', owner: '団体', days: 30, step: registration },
  'meeting-to-close': {
    label: '締切を過ぎた交流会',
    next: '締め切る',
    owner: 'センター',
    days: 2,
    inbox: true,
    step: meeting,
  },
  'meeting-to-tidy': { label: '終わった交流会', next: '開催済みにする', owner: 'センター', days: 7, step: meeting },
}
