export * from './blocks.ts'
export * from './district.endpoints.ts'
export * from './district.ts'
