import { paths } from '../kernel/path.ts'

export const { showReceiving, editReceiving, offerLineCode, addBrowser, offerNumberCode, confirmNumber, endChannel } =
  paths({
    showReceiving: 'GET /api/me/receiving',
    editReceiving: 'POST /api/me/receiving',
    offerLineCode: 'POST /api/me/receiving/line',
    addBrowser: 'POST /api/me/receiving/browsers',
    offerNumberCode: 'POST /api/me/receiving/number',
    confirmNumber: 'POST /api/me/receiving/number/confirm',
    endChannel: 'POST /api/me/receiving/channels/:channelLinkId/end',
  })
