export * from './roster-words.ts'
export * from './roster.endpoints.ts'
export * from './roster.ts'
