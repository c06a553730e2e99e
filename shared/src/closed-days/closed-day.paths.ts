import { paths } from '../kernel/path.ts'

export const { showCalendar, closeDays, openDays, limitMonth, showAskedOften } = paths({
  showCalendar: 'GET /api/supporters/:organizationId/calendar',
  limitMonth: 'PATCH /api/supporters/:organizationId/calendar',
  showAskedOften: 'GET /api/supporters/askings',
  closeDays: 'POST /api/supporters/:organizationId/closed-days',
  openDays: 'DELETE /api/supporters/:organizationId/closed-days/:closedSpanId',
})
