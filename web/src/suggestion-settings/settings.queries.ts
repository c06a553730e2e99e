import type { SettingsSeen, SuggestionSettings } from '@app/shared/suggestion-settings'
import * as at from '@app/shared/suggestion-settings/setting.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { onScopeDispose } from 'vue'
import { call } from '../app/api.ts'

const key = ['suggestion-settings']

/** 候補の選び方 as it stands, with what was changed when. */
export const useSettings = () =>
  useQuery({ key, query: (): Promise<SettingsSeen> => call(at.showSuggestionSettings), staleTime: 0 })

/** Sets it anew; whatever was ranked by the old is asked for again. */
export function useChangeSettings() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ version, ...body }: SuggestionSettings & { reason: string; version: number }) =>
      call(at.changeSuggestionSettings, { body }, { version }),
    onSettled: () => Promise.all([cache.invalidateQueries({ key }), cache.invalidateQueries({ key: ['requests'] })]),
  })
}

/** この1年の依頼で試す: only computes; leaving the page gives it up. */
export function usePreviewSettings() {
  const leaving = new AbortController()
  onScopeDispose(() => leaving.abort())
  return useMutation({
    mutation: (body: SuggestionSettings) => call(at.previewSuggestionSettings, { body }, { signal: leaving.signal }),
  })
}
