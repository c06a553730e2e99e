export * from './activity.endpoints.ts'
export * from './activity.ts'
export * from './participation.endpoints.ts'
export * from './participation.ts'
