import { paths } from '../kernel/path.ts'

export const { showHandover, answerHandover, handoverOverview, handoversOfDistrict, prepareLetters, printLetters } =
  paths({
    showHandover: 'GET /api/organizations/:organizationId/handover',
    answerHandover: 'POST /api/organizations/:organizationId/handover',
    handoverOverview: 'GET /api/handovers',
    handoversOfDistrict: 'GET /api/handovers/districts/:districtId',
    prepareLetters: 'POST /api/handovers/districts/:districtId/letters',
    printLetters: 'GET /api/handovers/districts/:districtId/letters',
  })
