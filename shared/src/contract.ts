/** Every endpoint by name, as a type only: `call(path, input)` in the browser reads its shapes here without loading zod. */
export type Contract = typeof import('./accounts/account.endpoints.ts') &
  typeof import('./accounts/device.endpoints.ts') &
  typeof import('./accounts/handover.endpoints.ts') &
  typeof import('./accounts/seat.endpoints.ts') &
  typeof import('./accounts/second-factor.endpoints.ts') &
  typeof import('./activities/activity.endpoints.ts') &
  typeof import('./activities/participation.endpoints.ts') &
  typeof import('./closed-days/closed-day.endpoints.ts') &
  typeof import('./consultations/consultation.endpoints.ts') &
  typeof import('./districts/district.endpoints.ts') &
  typeof import('./duplicates/duplicate.endpoints.ts') &
  typeof import('./enclosures/enclosure.endpoints.ts') &
  typeof import('./exchange-meetings/exchange-meeting.endpoints.ts') &
  typeof import('./help-categories/help-category.endpoints.ts') &
  typeof import('./kernel/site.endpoints.ts') &
  typeof import('./imports/import.endpoints.ts') &
  typeof import('./incidents/incident.endpoints.ts') &
  typeof import('./matches/match.endpoints.ts') &
  typeof import('./matches/turn.endpoints.ts') &
  typeof import('./notifications/notice.endpoints.ts') &
  typeof import('./notifications/receiving.endpoints.ts') &
  typeof import('./organizations/association.endpoints.ts') &
  typeof import('./organizations/change.endpoints.ts') &
  typeof import('./organizations/organization.endpoints.ts') &
  typeof import('./organizations/registration.endpoints.ts') &
  typeof import('./paper-codes/paper-code.endpoints.ts') &
  typeof import('./plans/plan.endpoints.ts') &
  typeof import('./reports/activity-figures.endpoints.ts') &
  typeof import('./reports/export.endpoints.ts') &
  typeof import('./reports/open-data.endpoints.ts') &
  typeof import('./renewals/renewal.endpoints.ts') &
  typeof import('./reports/workbench.endpoints.ts') &
  typeof import('./requests/request.endpoints.ts') &
  typeof import('./series/series.endpoints.ts') &
  typeof import('./suggestion-settings/setting.endpoints.ts') &
  typeof import('./rosters/roster.endpoints.ts') &
  typeof import('./saved-wishes/saved-wish.endpoints.ts')
