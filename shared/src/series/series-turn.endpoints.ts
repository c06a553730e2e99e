import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { seriesId } from '../kernel/ids.ts'
import { seriesTurns } from './series-turn.ts'
import * as at from './series.paths.ts'

const bySeries = z.object({ seriesId })

export const showSeriesTurns = defineEndpoint(at.showSeriesTurns, {
  summary:
    'Who waits for its turn to be asked about a series, until when those before may answer, and who was passed over',
  audience: staff,
  params: bySeries,
  success: { status: 200, schema: seriesTurns },
  refuses: ['not-found'],
})

export const askNextInSeries = defineEndpoint(at.askNextInSeries, {
  summary: 'Asks the next in the line of a series now, without waiting for those before',
  audience: staff,
  params: bySeries,
  body: z.strictObject({}),
  success: { status: 200, schema: seriesTurns },
  refuses: ['not-found', 'wrong-moment'],
})

export const stopSeriesTurns = defineEndpoint(at.stopSeriesTurns, {
  summary: 'Nobody more is asked in turn about a series',
  audience: staff,
  params: bySeries,
  body: z.strictObject({}),
  success: { status: 200, schema: seriesTurns },
  refuses: ['not-found', 'wrong-moment'],
})
