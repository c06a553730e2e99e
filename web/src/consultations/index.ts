export { default as ConsultationsOf } from './ConsultationsOf.vue'
export { useConsultationQuery, useRequestFromConsultation } from './consultations.queries.ts'
