import { paths } from '../kernel/path.ts'

export const {
  listConsultations,
  showConsultation,
  logConsultation,
  editConsultation,
  addTalk,
  endConsultation,
  reopenConsultation,
  requestFromConsultation,
  seriesFromConsultation,
} = paths({
  listConsultations: 'GET /api/consultations',
  showConsultation: 'GET /api/consultations/:consultationId',
  logConsultation: 'POST /api/consultations',
  editConsultation: 'PATCH /api/consultations/:consultationId',
  addTalk: 'POST /api/consultations/:consultationId/talks',
  endConsultation: 'POST /api/consultations/:consultationId/end',
  reopenConsultation: 'POST /api/consultations/:consultationId/reopen',
  requestFromConsultation: 'POST /api/consultations/:consultationId/request',
  seriesFromConsultation: 'POST /api/consultations/:consultationId/series',
})
