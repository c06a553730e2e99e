import { paths } from '../kernel/path.ts'

export const { listDistricts, editDistrict } = paths({
  listDistricts: 'GET /api/districts',
  editDistrict: 'PATCH /api/districts/:districtId',
})
