export * from './paper-code.endpoints.ts'
export * from './paper-code.ts'
