export * from './duplicate.endpoints.ts'
export * from './duplicate.ts'
