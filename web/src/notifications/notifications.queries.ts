import type { NoticeId } from '@app/shared'
import * as noticePaths from '@app/shared/notifications/notice.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'
import { usePages } from '../app/pages.ts'

const notices = ['notices'] as const
const calls = ['calls'] as const

/** What my organization (or the centre) was told, the newest first. */
export const useNoticesQuery = () =>
  usePages(
    () => [...notices, 'list'],
    (after) => call(noticePaths.listNotices, { query: { perPage: 20, ...(after && { after }) } }),
  )

/** How many notices nobody of us has read. */
export const useUnreadQuery = (enabled: () => boolean) =>
  useQuery({
    key: [...notices, 'unread'],
    query: async () => (await call(noticePaths.listNotices, { query: { perPage: 1 } })).unread,
    enabled,
  })

export const useReadNotices = () => {
  const cache = useQueryCache()
  return useMutation({
    mutation: (ids: NoticeId[]) => call(noticePaths.readNotices, { body: { ids } }),
    onSettled: () => cache.invalidateQueries({ key: [...notices, 'unread'] }),
  })
}

/** Whom the centre has to tell, or has told. */
export const useCallsQuery = (told: () => boolean) =>
  usePages(
    () => [...calls, told() ? 'told' : 'waiting'],
    (after) =>
      call(noticePaths.listCalls, { query: { perPage: 20, ...(told() && { told: 'true' }), ...(after && { after }) } }),
  )

export const useMarkTold = () => {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ noticeId, note }: { noticeId: NoticeId; note: string }) =>
      call(noticePaths.markTold, { params: { noticeId }, body: { note } }),
    onSettled: async () => {
      await cache.invalidateQueries({ key: [...calls] })
      await cache.invalidateQueries({ key: ['workbench'] })
    },
  })
}
