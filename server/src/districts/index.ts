/** What other nouns may ask of districts. */
export { districtsRoutes } from './districts.routes.ts'
export { loadDistricts } from './load-districts.ts'
