export * from './activity.endpoints.ts'
export * from './activity.ts'
