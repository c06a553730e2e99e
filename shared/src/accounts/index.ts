export * from './account.endpoints.ts'
export * from './account.ts'
export * from './role.ts'
