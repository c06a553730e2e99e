export * from './renewal-states.ts'
export * from './renewal.endpoints.ts'
export * from './renewal.ts'
