export * from './plan-words.ts'
export * from './plan.endpoints.ts'
export * from './plan.ts'
