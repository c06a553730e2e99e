export * from './consultation-words.ts'
export * from './consultation.endpoints.ts'
export * from './consultation.lifecycle.ts'
export * from './consultation.ts'
