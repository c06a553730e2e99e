import type { ActivityId, OrganizationId } from '@app/shared'
import * as activityPaths from '@app/shared/activities/activity.paths'
import { showActivityFigures } from '@app/shared/reports/activity-figures.paths'
import { useQuery } from '@pinia/colada'
import { call } from '../app/api.ts'
import { usePages } from '../app/pages.ts'

const key = ['activities'] as const
const paramsOf = (id: string) => ({ activityId: id as ActivityId })

/** Published activities, the newest first, perhaps of one supporter only. */
export const useActivitiesQuery = (supporter: () => string | undefined = () => undefined) =>
  usePages(
    () => [...key, 'published', supporter() ?? 'all'],
    (after) =>
      call(activityPaths.listActivities, {
        query: { after, perPage: 12, supporter: supporter() as OrganizationId | undefined },
      }),
  )

/** What the centre may still publish. */
export const useUnpublishedQuery = () =>
  usePages(
    () => [...key, 'unpublished'],
    (after) => call(activityPaths.listActivities, { query: { after, perPage: 30, unpublished: 'true' } }),
  )

export const useActivityQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'one', id()],
    query: () => call(activityPaths.showActivity, { params: paramsOf(id()) }),
  })

/** What the reports of a fiscal year say. */
export const useFiguresQuery = (fiscalYear: () => number | undefined) =>
  useQuery({
    key: () => ['activity-figures', fiscalYear() ?? 'now'],
    query: () => call(showActivityFigures, { query: { fiscalYear: fiscalYear() } }),
    placeholderData: (before) => before,
  })
