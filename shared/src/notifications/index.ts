export * from './notice.endpoints.ts'
export * from './notice.ts'
export * from './receiving.endpoints.ts'
export * from './receiving.ts'
