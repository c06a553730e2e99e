import type { Audience } from '@app/shared'
import { roles, type Role } from '@app/shared/accounts/role'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../build-test-app.ts'
import { givenMatchesIn } from '../given-matches.ts'
import type { Headers } from '../given.ts'

const world = await buildTestApp()
const { app, given, pool } = world
const scene = givenMatchesIn(world)

interface Operation {
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  audience: Audience
}
const operations = await everyOperation()
const nobodysId = '00000000-0000-7000-8000-000000000000'

async function everyOperation(): Promise<Operation[]> {
  const { paths } = (await app.inject({ url: '/api/openapi.json' })).json() as {
    paths: Record<string, Record<string, { operationId: string; 'x-authz': Audience }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, 'x-authz': audience }]) => {
      return { name: operationId, method: method.toUpperCase() as Operation['method'], path, audience }
    }),
  )
}

const ask = ({ method, path }: Operation, headers: Headers, id = nobodysId) =>
  app.inject({
    method,
    url: path.replaceAll(/\{\w+\}/g, id),
    headers: { ...headers, 'if-match': '"1"' },
    ...(method !== 'GET' && method !== 'DELETE' && { payload: {} }),
  })

/** How many rows each table holds. */
async function rowCounts(): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string; n: string }>(`
    select relname as name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', relname), false, true, '')))[1]::text as n
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`)
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

let people: Record<Role, Headers>
let foreign: { requestId: string; matchId: string; organizationId: string }
beforeAll(async () => {
  const [own, other] = [await scene.association('北口自治会'), await scene.association('南口自治会')]
  const [company, rival] = [await scene.supporter('あおぞら商会'), await scene.supporter('みどり商会')]
  people = {
    association: await given.signedInAs('association', own),
    supporter: await given.signedInAs('supporter', company),
    coordinator: await given.coordinator(),
    admin: await given.admin(),
  }
  const matchId = await scene.agreed(await scene.request(other), rival)
  foreign = { matchId, requestId: await scene.request(other, { published: false }, 'submitted'), organizationId: other }
})

test('who may do what: the whole list, as it was looked through', () => {
  const whom = ({ audience }: Operation) => [audience].flat().toSorted().join(', ')
  const namesOf = (is: (one: Operation) => boolean) =>
    operations
      .filter(is)
      .map(({ name }) => name)
      .toSorted()
  const kinds = [...new Set(operations.map(whom))].toSorted()
  const table = kinds.map((kind) => [kind, namesOf((one) => whom(one) === kind)])

  expect(Object.fromEntries(table)).toMatchInlineSnapshot(`
    {
      "admin": [
        "addSupporterKind",
        "editDistrict",
        "editHelpItem",
        "editProfileField",
        "editSupporterKind",
        "endStaffSeat",
        "inviteStaff",
        "removeSupporterKind",
        "resetSecondFactor",
      ],
      "admin, association, coordinator": [
        "agreeSeries",
        "answerHandover",
        "answerLater",
        "cancelRequest",
        "cancelSeries",
        "copyRequest",
        "copySeries",
        "decideRain",
        "editAssociation",
        "editRequest",
        "editSeries",
        "findWays",
        "nameSupporter",
        "postRequest",
        "postSeries",
        "postponeRequest",
        "printRequestConfirmation",
        "printRostersOfRequest",
        "resubmitRequest",
        "resubmitSeries",
        "resumeRequest",
        "showAskedOften",
        "showAssociation",
        "showFederationDistrict",
        "showHandover",
        "showSeriesForm",
      ],
      "admin, association, coordinator, supporter": [
        "acceptMatch",
        "addActivityPicture",
        "answerStory",
        "cancelMatch",
        "cancelSignUp",
        "correctIncident",
        "declineMatch",
        "editOrganizationContact",
        "leaveSeries",
        "listActivityPictures",
        "listMatchIncidents",
        "listMatches",
        "listMessages",
        "listResults",
        "lookAtActivityPicture",
        "matchCalendar",
        "printMatchSheet",
        "printRoster",
        "removeActivityPicture",
        "reportIncident",
        "reportResult",
        "sendMessage",
        "showMatch",
        "showMatchContacts",
        "showMatchSheet",
        "showOrganizationContact",
        "showRoster",
        "showStory",
        "showTimeline",
        "signUpForMeeting",
        "withdrawAsking",
        "withdrawMatch",
        "withdrawStory",
      ],
      "admin, coordinator": [
        "acceptChange",
        "acceptPicture",
        "acceptPictureWords",
        "addAssociation",
        "addDeskNote",
        "addTalk",
        "askForStory",
        "askNext",
        "askNextInSeries",
        "askRenewal",
        "cancelMeeting",
        "changeSuggestionSettings",
        "checkActivityPicture",
        "checkInsurance",
        "checkSeriesSafety",
        "closeMeeting",
        "closeRequest",
        "compareDuplicates",
        "confirmImport",
        "confirmSecondFactor",
        "correctColumns",
        "countAssociationsByDistrict",
        "decideNews",
        "decideRow",
        "discardImport",
        "draftMeeting",
        "draftStory",
        "editConsultation",
        "editMeeting",
        "editStory",
        "endConsultation",
        "fetchExport",
        "findAnything",
        "findOrganizations",
        "giveUpRequest",
        "handleIncident",
        "handoverOverview",
        "handoversOfDistrict",
        "holdMeeting",
        "keepReviewTicks",
        "listAssociations",
        "listCalls",
        "listConsultations",
        "listDeskNotes",
        "listDuplicates",
        "listExports",
        "listImportRows",
        "listImports",
        "listIncidents",
        "listLeftovers",
        "listPicturesToCheck",
        "listRegistrations",
        "listRenewals",
        "listSignUps",
        "listStaff",
        "logConsultation",
        "lookAtSecondFactor",
        "makeExport",
        "markSent",
        "markTold",
        "mergeOrganizations",
        "noteConsent",
        "noteIncident",
        "noteNotReached",
        "noteThisYear",
        "offerSecondFactor",
        "openMeeting",
        "openRequest",
        "openSeries",
        "planBoard",
        "prepareLetters",
        "previewSuggestionSettings",
        "printCalls",
        "printLetters",
        "printSignUpList",
        "proposeMatches",
        "proposeSeries",
        "publishStory",
        "registerSupporter",
        "rejectRegistration",
        "removeDeskNote",
        "renewAccess",
        "renewPaperCode",
        "renewRecoveryCodes",
        "reopenConsultation",
        "reopenIncident",
        "reopenMeeting",
        "requestFromConsultation",
        "resumeSupporter",
        "returnActivityPicture",
        "returnChange",
        "returnPicture",
        "returnPictureWords",
        "returnRegistration",
        "returnRequest",
        "returnSeries",
        "revokeSupporter",
        "seriesFromConsultation",
        "settleAssociation",
        "showActivityFigures",
        "showConsultation",
        "showImport",
        "showIncident",
        "showPaperCode",
        "showReview",
        "showSeriesTurns",
        "showSuggestionSettings",
        "showTurns",
        "showWorkbench",
        "stopSeriesTurns",
        "stopTurns",
        "suggestForSeries",
        "suggestSupporters",
        "suspendSupporter",
        "takeBackTold",
        "takeBackTry",
        "takeDocumentAway",
        "takePictureAway",
        "tellApart",
        "tickIncident",
        "uploadLedger",
        "withdrawParticipation",
      ],
      "admin, coordinator, supporter": [
        "addDocument",
        "addPicture",
        "addRosterName",
        "answerRenewal",
        "answerSeries",
        "changeWish",
        "closeDays",
        "closeRosterLink",
        "drawSticker",
        "editPicture",
        "editRosterName",
        "editSupporter",
        "limitMonth",
        "listEnclosures",
        "listFittingRequests",
        "listParticipationYears",
        "listProfileFields",
        "listRosterNames",
        "listSavedWishes",
        "lookAtPicture",
        "openDays",
        "openDocument",
        "openRosterLink",
        "printCertificate",
        "printParticipants",
        "printParticipation",
        "printParticipationYear",
        "printRosterNotice",
        "raiseHand",
        "raiseHands",
        "removeRosterName",
        "removeWish",
        "saveWish",
        "showCalendar",
        "showParticipation",
        "showRegistration",
        "showRenewal",
        "submitPicture",
        "withdrawSupporter",
      ],
      "association, supporter": [
        "listMyStories",
      ],
      "open": [
        "addApplicationDocument",
        "addApplicationPicture",
        "applyAsSupporter",
        "askMailLink",
        "compareSupporters",
        "countSupportersByDistrict",
        "downloadOpenData",
        "listActivities",
        "listApplicationEnclosures",
        "listDistricts",
        "listHelpCategories",
        "listHolidays",
        "listMeetings",
        "listRequests",
        "listSupporterKinds",
        "listSupporters",
        "lookAtApplication",
        "lookAtApplicationPicture",
        "lookAtInvitation",
        "redeemInvitation",
        "redeemMailLink",
        "refreshSession",
        "removeApplicationDocument",
        "removeApplicationPicture",
        "resubmitApplication",
        "setUp",
        "showActivity",
        "showActivityPicture",
        "showHighlights",
        "showMe",
        "showMeeting",
        "showOpenData",
        "showPageCode",
        "showPicture",
        "showRequest",
        "showSeries",
        "showSetUp",
        "showSite",
        "showSupporter",
        "signIn",
        "signInAsDemo",
        "signOut",
        "submitApplicationPicture",
        "withdrawApplication",
      ],
      "signed-in": [
        "addBrowser",
        "changePassword",
        "chooseSeat",
        "confirmNumber",
        "discardDraft",
        "editReceiving",
        "editSeat",
        "endChannel",
        "endDevice",
        "endOtherDevices",
        "endSeat",
        "inviteSeat",
        "keepDraft",
        "listDevices",
        "listNotices",
        "listSeats",
        "offerLineCode",
        "offerNumberCode",
        "printLetter",
        "readNotices",
        "showDraft",
        "showReceiving",
        "showSecondFactor",
        "withdrawInvitation",
      ],
      "supporter": [
        "removeDocument",
        "removePicture",
        "showHands",
        "takeBackChange",
      ],
    }
  `)
})

test('whoever is not named is turned away at the door: strangers with 401, others with 403; nothing is written', async () => {
  const before = await rowCounts()
  const wrong: string[] = []
  const expects = async (operation: Operation, who: string, headers: Headers, status: number) => {
    const answer = await ask(operation, headers)
    const code = status === 401 ? 'not-signed-in' : 'not-yours'
    if (answer.statusCode !== status || answer.json<{ code: string }>().code !== code)
      wrong.push(`${operation.name} answers ${who} with ${answer.statusCode}`)
  }

  let denied = 0
  for (const operation of operations) {
    const { audience } = operation
    if (audience === 'open') continue
    await expects(operation, 'a stranger', { ...given.stranger(), 'idempotency-key': 'a-key-of-mine' }, 401)
    const unnamed = roles.filter((role) => audience !== 'signed-in' && !audience.includes(role))
    for (const role of unnamed) await expects(operation, role, people[role], 403)
    denied += 1 + unnamed.length
  }

  expect(wrong).toEqual([])
  expect(denied).toBeGreaterThan(200)
  expect(await rowCounts()).toEqual(before)
})

test('whoever is named gets past the door', async () => {
  const wrong: string[] = []
  for (const operation of operations.filter(({ audience, method }) => audience !== 'open' && method === 'GET'))
    for (const role of roles.filter((one) => operation.audience === 'signed-in' || operation.audience.includes(one))) {
      const { statusCode } = await ask(operation, people[role])
      if (![200, 404, 422].includes(statusCode)) wrong.push(`${operation.name} answers ${role} with ${statusCode}`)
    }

  expect(wrong).toEqual([])
})

test('whoever may only look acts on nothing, whatever the operation; only what is about itself stays open', async () => {
  const own = await scene.association('見るだけ自治会')
  const company = await scene.supporter('見るだけ商会')
  const readers = { association: own, supporter: company }
  const open = ['changePassword', 'chooseSeat', 'discardDraft', 'endDevice', 'endOtherDevices', 'keepDraft']
  const receiving = ['addBrowser', 'confirmNumber', 'editReceiving', 'endChannel', 'offerLineCode', 'offerNumberCode']
  const aboutItself = [...receiving, 'readNotices', 'showSecondFactor']
  const ofItself = [...open, ...aboutItself]
  const wrong: string[] = []
  let refused = 0
  const reading = async (role: keyof typeof readers) => {
    const seat = await given.account(role, readers[role])
    await pool.query("update seats set rights = 'read' where id = $1", [seat.seatId])
    return (await given.sessionOf(seat)).headers
  }
  const who = { association: await reading('association'), supporter: await reading('supporter') }
  const before = await rowCounts()
  for (const role of ['association', 'supporter'] as const) {
    const headers = who[role]
    for (const operation of operations) {
      const { name, method, audience } = operation
      if (method === 'GET' || audience === 'open' || ofItself.includes(name)) continue
      if (audience !== 'signed-in' && !audience.includes(role)) continue
      const answer = await ask(operation, { ...headers, 'idempotency-key': `reader-${name}` })
      if (answer.statusCode !== 403) wrong.push(`${name} answers a reading ${role} with ${answer.statusCode}`)
      refused++
    }
  }

  expect(wrong).toEqual([])
  expect(refused).toBeGreaterThan(30)
  expect(await rowCounts()).toEqual(before)
})

test('not yours, not there and no such id are one and the same answer', async () => {
  const seen: string[] = []
  for (const operation of operations.filter(({ method }) => method === 'GET'))
    for (const role of ['association', 'supporter'] as const) {
      const { name, path, audience } = operation
      const [param = '', ...more] = [...path.matchAll(/\{(\w+)\}/g)].map(([, word]) => word!)
      const isNamed = typeof audience === 'string' || audience.includes(role)
      if (!isNamed || more.length > 0 || !(param in foreign)) continue
      const [others, nobodys, noId] = await Promise.all(
        [foreign[param as keyof typeof foreign], nobodysId, 'no-id-at-all'].map((id) =>
          ask(operation, people[role], id),
        ),
      )

      expect([name, role, others!.statusCode, others!.body]).toEqual([name, role, 404, nobodys!.body])
      expect(noId!.body).toBe(nobodys!.body)
      seen.push(name)
    }

  expect(new Set(seen).size).toBeGreaterThan(8)
})
