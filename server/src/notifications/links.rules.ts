import { thisYearPlace } from '@app/shared/matches/this-year'
import type { Asks } from '@app/shared/notifications'

/** Pages that notices lead to; the same URLs as in the screens' `paths.ts`. */
export const links = {
  /** The form, filled with what was asked last time. */
  sameAgain: (id: string) => `/requests/new?copy=${id}`,
  requests: () => '/requests',
  request: (id: string) => `/requests/${id}`,
  seriesAgain: (id: string) => `/requests/new?series=${id}`,
  series: (id: string) => `/series/${id}`,
  match: (id: string) => `/matches/${id}`,
  /** The buttons of 今年も行けそうですか, on the page of last year's match. */
  thisYear: (id: string) => `/matches/${id}#${thisYearPlace}`,
  participation: (id: string) => `/matches/${id}/participation`,
  matchSheet: (id: string) => `/matches/${id}/sheet`,
  meeting: (id: string) => `/exchange-meetings/${id}`,
  activity: (id: string) => `/activities/${id}`,
  story: (id: string) => `/my/stories/${id}`,
  deskActivity: (id: string) => `/desk/activities/${id}`,
  supporter: (id: string) => `/supporters/${id}`,
  my: () => '/my',
  myOrganization: () => '/my/organization',
  myPeople: () => '/my/people',
  myHandover: () => '/my/handover',
  myDistrict: () => '/my/district',
  myNotices: () => '/my/notices',
  desk: () => '/desk',
  deskNotices: () => '/desk/notices',
  deskRequest: (id: string) => `/desk/requests/${id}`,
  deskSeries: (id: string) => `/desk/series/${id}`,
  deskIncident: (id: string) => `/desk/incidents/${id}`,
  deskRegistration: (id: string) => `/desk/registrations/${id}`,
  deskMeeting: (id: string) => `/desk/meetings/${id}`,
  deskPeople: () => '/desk/people',
  deskExports: () => '/desk/exports',
  deskAssociation: (id: string) => `/desk/associations/${id}`,
  deskHandover: (id: string) => `/desk/associations/${id}/handover`,
}

type Label = readonly [RegExp, string, Asks?]

/** The first that fits counts: what is asked of the reader comes before the place where it is answered. */
const labels: readonly Label[] = [
  [/^\/a\/accept(-sessions)?\//, 'お願いするかどうか返事をする'],
  [/^\/a\/result-/, '当日の様子を報告する'],
  [/^\/[ars]\//, 'お返事をする'],
  [/^\/y\//, '紹介を読んで返事をする'],
  [/^\/my\/stories\//, '紹介を読んで返事をする', 'story'],
  [/^\/my\/stories\//, '紹介のページを見る'],
  [/^\/application#/, '申込みの内容を見る・直す'],
  [/^\/join#/, '会員ページの用意をする'],
  [/^\/sign-in\/link#/, '会員ページに入る'],
  [/^\/sign-in$/, '会員ページの入口を開く'],
  [/^\/matches\/[^/]+\/participation$/, '参加証明書のページを見る'],
  [/^\/matches\/[^/]+#this-year$/, '今年も行けそうか返事をする'],
  [/^\/matches\//, 'お返事をする', 'come'],
  [/^\/matches\//, 'お願いするかどうか返事をする', 'accept'],
  [/^\/matches\//, '当日の様子を報告する', 'result'],
  [/^\/matches\//, '伝言を読んで返事をする', 'words'],
  [/^\/requests\/new\?(copy|series)=/, '去年と同じ内容で頼む'],
  [/^\/requests$/, '新しい依頼を見る'],
  [/^\/requests\//, '依頼の内容を見て直す', 'words'],
  [/^\/my\/organization$/, '更新のお返事をする', 'renewal'],
  [/^\/matches\/[^/]+\/sheet$/, '当日の確認票を見る'],
  [/^\/matches\//, 'このお手伝いのページを見る'],
  [/^\/requests\//, '依頼のページを見る'],
  [/^\/series\//, '連続の依頼のページを見る'],
  [/^\/exchange-meetings\//, '交流会のページを見る'],
  [/^\/activities\//, '活動のページを見る'],
  [/^\/supporters\//, '団体のページを見る'],
  [/^\/my$/, 'マイページを開く'],
  [/^\/my\/organization$/, '団体の登録のページを開く'],
  [/^\/(my|desk)\/notices$/, 'お知らせの一覧を開く'],
  [/^\/my\/people$/, '会員ページを使う人を見る'],
  [/^\/my\/handover$/, '役員の引継ぎのページを開く'],
  [/^\/my\/district$/, '地区の様子を見る'],
  [/^\/desk$/, 'きょうの仕事を開く'],
  [/^\/desk\//, '仕事の画面で見る'],
]

/** What the one button of a mail says: what is to be done there, or what is to be seen. */
export const labelOf = (path: string, asks: Asks | null = null): string =>
  labels.find(([at, , asked]) => at.test(path) && (!asked || asked === asks))?.[1] ?? 'くわしく見る'

/** The desk's page of a series, where the answers of one supporter are noted session by session. */
export const deskSeriesAnswers = (id: string, supporterId: string): string =>
  `${links.deskSeries(id)}?note=${supporterId}`
