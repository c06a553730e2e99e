export * from './kernel/index.ts'
export * from './problem.schema.ts'
export * from './problems.ts'
