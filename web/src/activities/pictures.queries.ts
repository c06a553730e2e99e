import type { ActivityPictureId, MatchId } from '@app/shared'
import type { ActivityPictureInput, FaceCheck } from '@app/shared/activities'
import * as at from '@app/shared/activities/activity-picture.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, hrefOf } from '../app/api.ts'

const key = ['activity-pictures'] as const
const paramsOf = (id: string) => ({ activityPictureId: id as ActivityPictureId })

/** Photographs of a match: my side's, or all for the centre. */
export const usePicturesOfMatchQuery = (matchId: () => string) =>
  useQuery({
    key: () => [...key, 'match', matchId()],
    query: () => call(at.listActivityPictures, { params: { matchId: matchId() as MatchId } }),
  })

/** Photographs whose faces nobody has looked at. */
export const usePicturesToCheckQuery = () =>
  useQuery({ key: [...key, 'to-check'], query: () => call(at.listPicturesToCheck, {}), staleTime: 0 })

function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  const after = () =>
    Promise.all([cache.invalidateQueries({ key: [...key] }), cache.invalidateQueries({ key: ['activities'] })])
  return useMutation({ mutation, onSettled: after })
}

export const useAddPicture = () =>
  useChange(({ matchId, ...body }: { matchId: string } & ActivityPictureInput) =>
    call(at.addActivityPicture, { params: { matchId: matchId as MatchId }, body }),
  )
export const useRemovePicture = () =>
  useChange((id: string) => call(at.removeActivityPicture, { params: paramsOf(id), body: {} }))
export const useCheckPicture = () =>
  useChange(({ id, ...body }: { id: string } & FaceCheck) =>
    call(at.checkActivityPicture, { params: paramsOf(id), body }),
  )
export const useReturnPicture = () =>
  useChange(({ id, reason }: { id: string; reason: string }) =>
    call(at.returnActivityPicture, { params: paramsOf(id), body: { reason } }),
  )

/** Where the picture itself is read by its own side, the centre and the sides of its story. */
export const lookAt = (id: string): string => hrefOf(at.lookAtActivityPicture, { params: paramsOf(id) })
/** Where everybody reads a picture of a published story. */
export const shownAt = (id: string): string => hrefOf(at.showActivityPicture, { params: paramsOf(id) })
