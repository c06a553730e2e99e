import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { settingsChange, settingsPreview, settingsSeen, suggestionSettings } from './suggestion-settings.ts'
import * as at from './setting.paths.ts'

export const showSuggestionSettings = defineEndpoint(at.showSuggestionSettings, {
  summary: '候補の選び方: what counts how much when helpers are looked for, with every change and why',
  audience: staff,
  success: { status: 200, schema: settingsSeen },
  refuses: [],
})

export const changeSuggestionSettings = defineEndpoint(at.changeSuggestionSettings, {
  summary: 'The centre changes what counts how much; suggestions and plans follow at once, nobody is asked by it',
  audience: staff,
  body: settingsChange,
  success: { status: 200, schema: settingsSeen },
  refuses: ['version-stale'],
  needsVersion: true,
})

export const previewSuggestionSettings = defineEndpoint(at.previewSuggestionSettings, {
  summary: 'What a change would have done with the requests of the last twelve months; nothing is stored',
  audience: staff,
  rate: 'heavy',
  body: suggestionSettings,
  success: { status: 200, schema: settingsPreview },
  refuses: [],
})
