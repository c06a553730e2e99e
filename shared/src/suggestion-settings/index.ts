export * from './setting-words.ts'
export * from './setting.endpoints.ts'
export * from './suggestion-settings.ts'
