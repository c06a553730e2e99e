import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { seriesId } from '../kernel/ids.ts'
import { seriesEdit, seriesEdited, seriesToEdit } from './series-edit.ts'
import * as at from './series.paths.ts'

const byId = z.object({ seriesId })

export const showSeriesForm = defineEndpoint(at.showSeriesForm, {
  summary: 'A series as the form that corrects all of its sessions: for its association and the centre',
  audience: ['association', ...staff],
  params: byId,
  success: { status: 200, schema: seriesToEdit },
  refuses: ['not-found'],
})

export const editSeries = defineEndpoint(at.editSeries, {
  summary:
    'まとめて直す: changes all sessions that nobody has agreed to yet, moves, strikes out and adds days, and hands what was returned in again; sessions that may not be changed stay and are named',
  audience: ['association', ...staff],
  params: byId,
  body: seriesEdit,
  success: { status: 200, schema: seriesEdited },
  refuses: ['not-found', 'not-yours', 'wrong-moment', 'version-stale', 'day-is-past', 'quota-below-taken'],
})
