export * from './enclosure-words.ts'
export * from './enclosure.endpoints.ts'
export * from './enclosure.ts'
export * from './picture.lifecycle.ts'
