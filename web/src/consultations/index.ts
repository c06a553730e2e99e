export { default as ConsultationsOf } from './ConsultationsOf.vue'
export { useConsultationQuery, useRequestFromConsultation, useSeriesFromConsultation } from './consultations.queries.ts'
