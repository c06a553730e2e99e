import { paths } from '../kernel/path.ts'

export const { showSuggestionSettings, changeSuggestionSettings, previewSuggestionSettings } = paths({
  showSuggestionSettings: 'GET /api/suggestion-settings',
  changeSuggestionSettings: 'PUT /api/suggestion-settings',
  previewSuggestionSettings: 'POST /api/suggestion-settings/preview',
})
