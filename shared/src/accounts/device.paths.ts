import { paths } from '../kernel/path.ts'

export const { listDevices, endDevice, endOtherDevices } = paths({
  listDevices: 'GET /api/me/devices',
  endDevice: 'POST /api/me/devices/:sessionId/end',
  endOtherDevices: 'POST /api/me/devices/end-others',
})
