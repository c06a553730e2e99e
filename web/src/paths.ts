/** Every URL of the site as a function. Pages are listed in `router.ts`; `paths.test.ts` prints them all. Mails and papers use the same URLs. */
export const paths = {
  // -- everybody
  top: () => '/',
  askGuide: () => '/ask',
  joinGuide: () => '/help-out',
  requests: () => '/requests',
  request: (id: string) => `/requests/${id}`,
  /** 連続の依頼: all sessions of a series. */
  series: (id: string) => `/series/${id}`,
  /** まとめて直す: all sessions of a series in one form. */
  editSeries: (id: string) => `/series/${id}/edit`,
  /** 今年も: last time's series as a fresh form. */
  seriesAgain: (id: string) => `/requests/new?series=${id}`,
  newRequest: (copyOf?: string) => (copyOf ? `/requests/new?copy=${copyOf}` : '/requests/new'),
  editRequest: (id: string, question?: string) =>
    question ? `/requests/${id}/edit?question=${question}` : `/requests/${id}/edit`,
  supporters: () => '/supporters',
  /** Ids divided by commas. */
  compareSupporters: (ids = '') => (ids ? `/supporters/compare?ids=${ids}` : '/supporters/compare'),
  supporter: (id: string) => `/supporters/${id}`,
  apply: () => '/supporters/apply',
  application: () => '/application',
  meetings: () => '/exchange-meetings',
  meeting: (id: string) => `/exchange-meetings/${id}`,
  activities: () => '/activities',
  activity: (id: string) => `/activities/${id}`,
  story: (id: string) => `/my/stories/${id}`,
  openData: () => '/open-data',
  about: () => '/about',
  help: () => '/help',
  accessibility: () => '/accessibility',
  privacy: () => '/privacy',
  signIn: (back?: string) => (back ? `/sign-in?back=${encodeURIComponent(back)}` : '/sign-in'),
  mailLink: () => '/sign-in/link',
  invitation: () => '/join',
  secondFactor: (back?: string) =>
    back ? `/sign-in/second-factor?back=${encodeURIComponent(back)}` : '/sign-in/second-factor',
  setUp: () => '/set-up',
  // -- members: associations and supporters
  my: () => '/my',
  myOrganization: () => '/my/organization',
  /** 予定表 of a supporter: the days it has closed. */
  myCalendar: () => '/my/organization#calendar',
  /** 新しい依頼のお知らせ of a supporter. */
  myWishes: () => '/my/organization#wishes',
  myPeople: () => '/my/people',
  myHandover: () => '/my/handover',
  /** A federation looks at its district. */
  myDistrict: () => '/my/district',
  myAccess: () => '/my/access',
  myNotices: () => '/my/notices',
  /** お知らせの受け取り方 */
  myReceiving: () => '/my/notices/receiving',
  match: (id: string) => `/matches/${id}`,
  matchSheet: (id: string) => `/matches/${id}/sheet`,
  /** 参加証明書 of a done match. */
  participation: (id: string) => `/matches/${id}/participation`,
  // -- the centre's desk
  desk: () => '/desk',
  deskSearch: (words = '') => (words ? `/desk/search?q=${encodeURIComponent(words)}` : '/desk/search'),
  deskRequests: () => '/desk/requests',
  deskNewRequest: (consultation?: string) =>
    consultation ? `/desk/requests/new?consultation=${consultation}` : '/desk/requests/new',
  /** 去年と同じ, at the desk: the form filled with an earlier request or series. */
  deskCopyRequest: (id: string) => `/desk/requests/new?copy=${id}`,
  deskCopySeries: (id: string) => `/desk/requests/new?series=${id}`,
  deskRequest: (id: string) => `/desk/requests/${id}`,
  deskSeries: (id: string) => `/desk/series/${id}`,
  deskPlan: () => '/desk/plan',
  /** 候補の選び方: what counts how much when helpers are looked for. */
  deskSuggestionSettings: () => '/desk/suggestion-settings',
  deskConsultations: () => '/desk/consultations',
  deskNewConsultation: (organization?: string) =>
    organization ? `/desk/consultations/new?organization=${organization}` : '/desk/consultations/new',
  deskConsultation: (id: string) => `/desk/consultations/${id}`,
  deskIncidents: () => '/desk/incidents',
  deskIncident: (id: string) => `/desk/incidents/${id}`,
  deskRegistrations: () => '/desk/registrations',
  deskRegistration: (id: string) => `/desk/registrations/${id}`,
  deskSupporters: () => '/desk/supporters',
  deskRenewals: () => '/desk/renewals',
  deskNewSupporter: () => '/desk/supporters/new',
  deskAssociations: () => '/desk/associations',
  deskNewAssociation: () => '/desk/associations/new',
  deskAssociation: (id: string) => `/desk/associations/${id}`,
  deskFederation: (id: string) => `/desk/associations/${id}/district`,
  deskDuplicates: () => '/desk/duplicates',
  deskMerge: (pair: string) => `/desk/duplicates/${pair}`,
  deskMeetings: () => '/desk/meetings',
  deskNewMeeting: () => '/desk/meetings/new',
  deskMeeting: (id: string) => `/desk/meetings/${id}`,
  deskActivities: () => '/desk/activities',
  deskActivity: (id: string) => `/desk/activities/${id}`,
  deskImports: () => '/desk/imports',
  deskImport: (id: string) => `/desk/imports/${id}`,
  deskExports: () => '/desk/exports',
  deskCalls: () => '/desk/calls',
  deskPaper: (code: string) => `/desk/papers/${code}`,
  deskNotices: () => '/desk/notices',
  deskReceiving: () => '/desk/notices/receiving',
  deskMaster: () => '/desk/master',
  deskHandovers: (district?: string | number) =>
    district ? `/desk/handovers?district=${district}` : '/desk/handovers',
  deskHandover: (id: string) => `/desk/associations/${id}/handover`,
  deskPeople: () => '/desk/people',
  deskAccess: () => '/desk/access',
} as const

/** A path function's pattern for the router: `pattern(paths.meeting)` → `/exchange-meetings/:id`. */
export const pattern = (path: (id: string) => string): string => decodeURIComponent(path(':id').split('?')[0]!)
