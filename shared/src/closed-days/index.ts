export * from './closed-day-words.ts'
export * from './closed-day.endpoints.ts'
export * from './closed-day.ts'
