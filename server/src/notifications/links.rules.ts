/** Pages that notices lead to; the same URLs as in the screens' `paths.ts`. */
export const links = {
  request: (id: string) => `/requests/${id}`,
  match: (id: string) => `/matches/${id}`,
  matchSheet: (id: string) => `/matches/${id}/sheet`,
  meeting: (id: string) => `/exchange-meetings/${id}`,
  activity: (id: string) => `/activities/${id}`,
  supporter: (id: string) => `/supporters/${id}`,
  my: () => '/my',
  myOrganization: () => '/my/organization',
  myPeople: () => '/my/people',
  myHandover: () => '/my/handover',
  myDistrict: () => '/my/district',
  deskRequest: (id: string) => `/desk/requests/${id}`,
  deskRegistration: (id: string) => `/desk/registrations/${id}`,
  deskMeeting: (id: string) => `/desk/meetings/${id}`,
  deskPeople: () => '/desk/people',
  deskExports: () => '/desk/exports',
  deskAssociation: (id: string) => `/desk/associations/${id}`,
  deskHandover: (id: string) => `/desk/associations/${id}/handover`,
}

const labels: readonly (readonly [RegExp, string])[] = [
  [/^\/[ar]\//, 'お返事をする'],
  [/^\/application#/, '申込みの内容を見る・直す'],
  [/^\/join#/, '会員ページの用意をする'],
  [/^\/sign-in\/link#/, '会員ページに入る'],
  [/^\/sign-in$/, '会員ページの入口を開く'],
  [/^\/matches\/[^/]+\/sheet$/, '当日の確認票を見る'],
  [/^\/exchange-meetings\//, '交流会のページを見る'],
  [/^\/my\/handover$/, '役員の引継ぎのページを開く'],
  [/^\/desk\//, '仕事の画面で見る'],
]

/** What the one button of a mail says, by where it leads. */
export const labelOf = (path: string): string => labels.find(([at]) => at.test(path))?.[1] ?? 'くわしく見る'
