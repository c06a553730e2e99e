export * from './incident-words.ts'
export * from './incident.endpoints.ts'
export * from './incident.lifecycle.ts'
export * from './incident.ts'
