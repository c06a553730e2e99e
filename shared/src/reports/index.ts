export * from './workbench.endpoints.ts'
export * from './workbench.ts'
