export * from './import.endpoints.ts'
export * from './import.lifecycle.ts'
export * from './import.ts'
