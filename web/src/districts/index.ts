export { default as DistrictMap } from './DistrictMap.vue'
export { default as DistrictSelect } from './DistrictSelect.vue'
export { default as DistrictsField } from './DistrictsField.vue'
export { useDistrictNames } from './districts.queries.ts'
