export * from './request-words.ts'
export * from './request.endpoints.ts'
export * from './request.lifecycle.ts'
export * from './request.ts'
