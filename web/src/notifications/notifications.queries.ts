import type { NoticeId } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import * as noticePaths from '@app/shared/notifications/notice.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, hrefOf } from '../app/api.ts'
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

/** What of the list is looked at. */
export interface CallsWanted {
  told: boolean
  channel: CallToMake['channel'] | null
  asking: boolean
}

/** Whom the centre has to tell, or has told. */
export const useCallsQuery = (wanted: () => CallsWanted) =>
  usePages(
    () => [...calls, { ...wanted() }],
    (after) => {
      const { told, channel, asking } = wanted()
      const query = {
        perPage: 40,
        ...(told && { told: 'true' }),
        ...(channel && { channel }),
        ...(asking && { asking: 'true' }),
        ...(after && { after }),
      }
      return call(noticePaths.listCalls, { query })
    },
  )

/** The A4 forms of chosen notices, as one PDF. */
export const papersHref = (ids: readonly NoticeId[]): string =>
  hrefOf(noticePaths.printCalls, { query: { ids: ids.join(',') } })

function useTelling<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({
    mutation,
    onSettled: async () => {
      await cache.invalidateQueries({ key: [...calls] })
      await cache.invalidateQueries({ key: ['workbench'] })
    },
  })
}

export const useMarkTold = () =>
  useTelling(({ noticeId, note }: { noticeId: NoticeId; note: string }) =>
    call(noticePaths.markTold, { params: { noticeId }, body: { note } }),
  )

export const useTakeBack = () =>
  useTelling((noticeId: NoticeId) => call(noticePaths.takeBackTold, { params: { noticeId }, body: {} }))

export const useNotReached = () =>
  useTelling((noticeId: NoticeId) => call(noticePaths.noteNotReached, { params: { noticeId }, body: {} }))

export const useTakeBackTry = () =>
  useTelling(({ noticeId, tryId }: { noticeId: NoticeId; tryId: string }) =>
    call(noticePaths.takeBackTry, { params: { noticeId }, body: { tryId } }),
  )

export const useMarkSent = () =>
  useTelling(({ ids, channel }: { ids: NoticeId[]; channel: 'fax' | 'post' }) =>
    call(noticePaths.markSent, { body: { ids, channel } }),
  )
