import type { ActivityId, OrganizationId } from '@app/shared'
import type { Activity } from '@app/shared/activities'
import * as activityPaths from '@app/shared/activities/activity.paths'
import { showActivityFigures } from '@app/shared/reports/activity-figures.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
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

/** After any change of an activity, everything about activities is asked anew. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: [...key] }) })
}

export const useEditActivity = () =>
  useChange(({ activity, ...body }: { activity: Activity; title: string; story: string }) =>
    call(activityPaths.editActivity, { params: paramsOf(activity.id), body }, { version: activity.version }),
  )

/** Shows an activity to everybody (both sides agreed, rule 1), or takes it back. */
export const usePublish = () =>
  useChange(({ activity: { id, version }, isPublic }: { activity: Activity; isPublic: boolean }) =>
    isPublic
      ? call(activityPaths.publishActivity, { params: paramsOf(id), body: { bothAgreed: true } }, { version })
      : call(activityPaths.unpublishActivity, { params: paramsOf(id), body: {} }, { version }),
  )

/** What the reports of a fiscal year say. */
export const useFiguresQuery = (fiscalYear: () => number | undefined) =>
  useQuery({
    key: () => ['activity-figures', fiscalYear() ?? 'now'],
    query: () => call(showActivityFigures, { query: { fiscalYear: fiscalYear() } }),
    placeholderData: (before) => before,
  })
