export * from './match-words.ts'
export * from './match.endpoints.ts'
export * from './match.lifecycle.ts'
export * from './match.ts'
