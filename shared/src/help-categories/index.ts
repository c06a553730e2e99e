export * from './help-category.endpoints.ts'
export * from './help-category.ts'
