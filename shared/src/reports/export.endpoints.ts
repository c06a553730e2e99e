import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { exportId } from '../kernel/ids.ts'
import { pageOf, pageQuery } from '../kernel/page.ts'
import { exportInput, exportLine } from './export.ts'
import * as at from './export.paths.ts'

export const makeExport = defineEndpoint(at.makeExport, {
  summary: 'The centre says what a workbook is for; from then on it can be fetched for a quarter of an hour',
  audience: staff,
  rate: 'heavy',
  body: exportInput,
  success: { status: 201, schema: exportLine },
  refuses: ['step-up-needed', 'too-many-tries'],
})

export const listExports = defineEndpoint(at.listExports, {
  summary: 'Who took what out of the house and why: all for admins, the own ones for coordinators',
  audience: staff,
  query: z.object(pageQuery),
  success: { status: 200, schema: pageOf(exportLine) },
  refuses: [],
})

export const fetchExport = defineEndpoint(at.fetchExport, {
  summary: 'The workbook, for the one who said its purpose, within a quarter of an hour',
  audience: staff,
  rate: 'heavy',
  params: z.object({ exportId }),
  success: { status: 200, file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  refuses: ['not-found', 'wrong-moment'],
})
