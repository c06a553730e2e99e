export * from './saved-wish-words.ts'
export * from './saved-wish.endpoints.ts'
export * from './saved-wish.ts'
