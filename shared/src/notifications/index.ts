export * from './notice.endpoints.ts'
export * from './notice.ts'
