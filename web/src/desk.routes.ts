import type { RouteRecordRaw } from 'vue-router'
import { paths, pattern } from './paths.ts'
import { desk } from './route.ts'

/** Table of contents of the centre's desk. */
export const deskRoutes: RouteRecordRaw[] = [
  desk(paths.desk(), 'reports.desk.title', () => import('./reports/DeskPage.vue')),
  desk(paths.deskExports(), 'exports.title', () => import('./reports/DeskExportsPage.vue')),
  desk(paths.deskSearch(), 'reports.search.title', () => import('./reports/DeskSearchPage.vue')),
  desk(paths.deskCalls(), 'notifications.calls.title', () => import('./notifications/DeskCallsPage.vue')),
  desk(pattern(paths.deskPaper), 'paper-codes.page.title', () => import('./paper-codes/DeskPaperPage.vue')),
  desk(paths.deskNotices(), 'notifications.title', () => import('./notifications/NoticesPage.vue')),
  desk(paths.deskReceiving(), 'notifications.receiving.title', () => import('./notifications/ReceivingPage.vue')),
  desk(paths.deskRequests(), 'requests.desk.title', () => import('./requests/DeskRequestsPage.vue')),
  desk(paths.deskNewRequest(), 'requests.desk.newTitle', () => import('./requests/DeskNewRequestPage.vue')),
  desk(pattern(paths.deskRequest), 'requests.page.title', () => import('./requests/DeskRequestPage.vue')),
  desk(pattern(paths.deskSeries), 'series.page.title', () => import('./series/DeskSeriesPage.vue')),
  desk(paths.deskPlan(), 'plans.title', () => import('./plans/DeskPlanPage.vue')),
  desk(
    paths.deskSuggestionSettings(),
    'suggestion-settings.title',
    () => import('./suggestion-settings/DeskSuggestionSettingsPage.vue'),
  ),
  desk(
    paths.deskConsultations(),
    'consultations.list.title',
    () => import('./consultations/DeskConsultationsPage.vue'),
  ),
  desk(
    paths.deskNewConsultation(),
    'consultations.form.newTitle',
    () => import('./consultations/DeskNewConsultationPage.vue'),
  ),
  desk(
    pattern(paths.deskConsultation),
    'consultations.page.title',
    () => import('./consultations/DeskConsultationPage.vue'),
  ),
  desk(paths.deskIncidents(), 'incidents.list.title', () => import('./incidents/DeskIncidentsPage.vue')),
  desk(pattern(paths.deskIncident), 'incidents.page.title', () => import('./incidents/DeskIncidentPage.vue')),
  desk(paths.deskRegistrations(), 'organizations.queue.title', () => import('./organizations/RegistrationsPage.vue')),
  desk(
    pattern(paths.deskRegistration),
    'organizations.review.title',
    () => import('./organizations/DeskRegistrationPage.vue'),
  ),
  desk(
    paths.deskSupporters(),
    'organizations.deskSupporters.title',
    () => import('./organizations/DeskSupportersPage.vue'),
  ),
  desk(paths.deskRenewals(), 'renewals.desk.title', () => import('./renewals/DeskRenewalsPage.vue')),
  desk(paths.deskNewSupporter(), 'organizations.deskNew.title', () => import('./organizations/NewSupporterPage.vue')),
  desk(
    paths.deskAssociations(),
    'organizations.deskAssociations.title',
    () => import('./organizations/DeskAssociationsPage.vue'),
  ),
  desk(
    paths.deskNewAssociation(),
    'organizations.association.newTitle',
    () => import('./organizations/NewAssociationPage.vue'),
  ),
  desk(
    pattern(paths.deskAssociation),
    'organizations.association.title',
    () => import('./organizations/DeskAssociationPage.vue'),
  ),
  desk(pattern(paths.deskFederation), 'organizations.district.title', () => import('./organizations/DistrictPage.vue')),
  desk(paths.deskDuplicates(), 'duplicates.title', () => import('./duplicates/DuplicatesPage.vue')),
  desk(pattern(paths.deskMerge), 'duplicates.merge.title', () => import('./duplicates/MergePage.vue')),
  desk(paths.deskMaster(), 'districts.master.title', () => import('./districts/MasterPage.vue')),
  desk(paths.deskImports(), 'imports.title', () => import('./imports/DeskImportsPage.vue')),
  desk(pattern(paths.deskImport), 'imports.title', () => import('./imports/DeskImportPage.vue')),
  desk(paths.deskMeetings(), 'exchange-meetings.title', () => import('./exchange-meetings/DeskMeetingsPage.vue')),
  desk(
    paths.deskNewMeeting(),
    'exchange-meetings.desk.newTitle',
    () => import('./exchange-meetings/DeskNewMeetingPage.vue'),
  ),
  desk(
    pattern(paths.deskMeeting),
    'exchange-meetings.page.title',
    () => import('./exchange-meetings/DeskMeetingPage.vue'),
  ),
  desk(paths.deskPeople(), 'accounts.people.titleStaff', () => import('./accounts/PeoplePage.vue')),
  desk(paths.deskHandovers(), 'accounts.handover.desk.title', () => import('./accounts/DeskHandoversPage.vue')),
  desk(pattern(paths.deskHandover), 'accounts.handover.title', () => import('./accounts/HandoverPage.vue')),
  desk(paths.deskAccess(), 'accounts.access.title', () => import('./accounts/MyAccessPage.vue')),
  desk(paths.deskActivities(), 'activities.title', () => import('./activities/DeskActivitiesPage.vue')),
  desk(pattern(paths.deskActivity), 'activities.desk.page', () => import('./activities/DeskActivityPage.vue')),
]
