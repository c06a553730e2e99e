import { paths } from '../kernel/path.ts'

export const { showReceiving, editReceiving, offerLineCode, endChannel } = paths({
  showReceiving: 'GET /api/me/receiving',
  editReceiving: 'POST /api/me/receiving',
  offerLineCode: 'POST /api/me/receiving/line',
  endChannel: 'POST /api/me/receiving/channels/:channelLinkId/end',
})
