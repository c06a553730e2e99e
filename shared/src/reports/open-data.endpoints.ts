import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { openData } from './open-data.ts'
import * as at from './open-data.paths.ts'

export const showOpenData = defineEndpoint(at.showOpenData, {
  summary: 'What is published as open data, on which terms, with the data dictionary',
  audience: 'open',
  rate: 'heavy',
  success: { status: 200, schema: openData },
  refuses: [],
})

export const downloadOpenData = defineEndpoint(at.downloadOpenData, {
  summary: 'One published table as a file: supporters.csv, .cp932.csv, .letters.csv, .json; dictionary.csv, codes.csv',
  audience: 'open',
  rate: 'heavy',
  params: z.object({ file: z.string().max(60) }),
  success: { status: 200, file: 'text/csv' },
  refuses: ['not-found'],
})
