import { paths } from '../kernel/path.ts'

export const {
  postSeries,
  showSeries,
  copySeries,
  openSeries,
  returnSeries,
  resubmitSeries,
  cancelSeries,
  suggestForSeries,
  proposeSeries,
  answerSeries,
  agreeSeries,
  listHolidays,
} = paths({
  postSeries: 'POST /api/series',
  showSeries: 'GET /api/series/:seriesId',
  copySeries: 'GET /api/series/:seriesId/copy',
  openSeries: 'POST /api/series/:seriesId/open',
  returnSeries: 'POST /api/series/:seriesId/return',
  resubmitSeries: 'POST /api/series/:seriesId/submit',
  cancelSeries: 'POST /api/series/:seriesId/cancel',
  suggestForSeries: 'GET /api/series/:seriesId/suggestions',
  proposeSeries: 'POST /api/series/:seriesId/matches',
  answerSeries: 'POST /api/series/:seriesId/answers',
  agreeSeries: 'POST /api/series/:seriesId/agree',
  listHolidays: 'GET /api/holidays',
})
