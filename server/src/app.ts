import Fastify, { type FastifyInstance } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { sessionFacts } from './accounts/accounts.queries.ts'
import { accountsRoutes } from './accounts/accounts.routes.ts'
import { activitiesRoutes } from './activities/activities.routes.ts'
import { participationRoutes } from './activities/participation.routes.ts'
import { resultOnPaper } from './activities/result-on-paper.ts'
import { storyLinksRoutes } from './activities/stories/story-links.routes.ts'
import { storyOnPaper } from './activities/stories/story-on-paper.ts'
import { verifyParticipationRoutes } from './activities/verify-participation.routes.ts'
import { closedDaysRoutes } from './closed-days/closed-days.routes.ts'
import { consultationsRoutes } from './consultations/consultations.routes.ts'
import { duplicatesRoutes } from './duplicates/duplicates.routes.ts'
import { signUpOnPaper } from './exchange-meetings/index.ts'
import { enclosuresRoutes } from './enclosures/enclosures.routes.ts'
import { exchangeMeetingsRoutes } from './exchange-meetings/exchange-meetings.routes.ts'
import { districtsRoutes } from './districts/index.ts'
import { helpCategoriesRoutes } from './help-categories/index.ts'
import { noticeOnPaper } from './notifications/index.ts'
import { inboundMailRoutes } from './notifications/inbound/inbound-mail.routes.ts'
import { lineWebhookRoutes } from './notifications/channels/line-webhook.routes.ts'
import { shortLinkRoutes } from './notifications/channels/short-link.routes.ts'
import { tapLinksRoutes } from './notifications/channels/tap-links.routes.ts'
import { smsStatusRoutes } from './notifications/channels/sms-status.routes.ts'
import { receivingRoutes } from './notifications/receiving/receiving.routes.ts'
import { devMailRoutes } from './notifications/dev-mail.routes.ts'
import { importsRoutes } from './imports/imports.routes.ts'
import { incidentsRoutes } from './incidents/incidents.routes.ts'
import { answerOnPaper, sheetOnPaper } from './matches/index.ts'
import { answerLinksRoutes } from './matches/answer-links.routes.ts'
import { matchesRoutes } from './matches/matches.routes.ts'
import { notificationsRoutes } from './notifications/notifications.routes.ts'
import { organizationsRoutes } from './organizations/organizations.routes.ts'
import { savedWishesRoutes } from './saved-wishes/saved-wishes.routes.ts'
import { suggestionSettingsRoutes } from './suggestion-settings/suggestion-settings.routes.ts'
import { plansRoutes } from './plans/plans.routes.ts'
import { writeAnswers } from './platform/answers.ts'
import { paperCodesRoutes } from './paper-codes/paper-codes.routes.ts'
import type { Config } from './platform/config.ts'
import type { Db } from './platform/db.ts'
import { edge, edgeOptions } from './platform/edge.ts'
import { guards } from './platform/guards.ts'
import { identity } from './platform/identity.ts'
import { logAnswer } from './platform/log.ts'
import { openapi } from './platform/openapi.ts'
import { problemHandler } from './platform/problem-handler.ts'
import { siteRoutes } from './platform/site.routes.ts'
import { requestOnPaper, requestsRoutes } from './requests/index.ts'
import { renewalOnPaper } from './renewals/index.ts'
import { renewalLinksRoutes } from './renewals/renewal-links.routes.ts'
import { renewalsRoutes } from './renewals/renewals.routes.ts'
import { rosterLinksRoutes } from './rosters/roster-links.routes.ts'
import { rostersRoutes } from './rosters/rosters.routes.ts'
import { reportsRoutes } from './reports/reports.routes.ts'
import { seriesLinksRoutes } from './series/series-links.routes.ts'
import { seriesOnPaper } from './series/index.ts'
import { seriesRoutes } from './series/series.routes.ts'

export interface AppOptions {
  db: Db
  config: Config
  clock: () => Date
  /** Folder of the built screens. */
  webRoot?: string
  /** Turn requests away when the machine is full. */
  shed?: boolean
  /** How long a session row is believed without asking again. */
  sessionCacheMs?: number
  /** Hears each line of the log; left out: standard output. */
  logTo?: { write(line: string): void }
}

/** Table of contents of the server. */
export async function buildApp({
  db,
  config,
  clock,
  webRoot,
  shed = true,
  sessionCacheMs,
  logTo,
}: AppOptions): Promise<FastifyInstance> {
  const app = Fastify(edgeOptions(config, logTo))
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(writeAnswers)
  app.setErrorHandler(problemHandler)
  app.addHook('onResponse', async (request, reply) => logAnswer(request, reply))

  // -- plumbing
  await app.register(edge, { db, config, webRoot, shed })
  await app.register(identity, {
    db,
    config,
    clock,
    sessionOf: sessionFacts,
    ...(sessionCacheMs !== undefined && { cacheMs: sessionCacheMs }),
  })
  await app.register(guards, { db, config, clock })
  await app.register(openapi, { config })

  // -- nouns
  await app.register(siteRoutes, { config })
  await app.register(accountsRoutes, { config })
  await app.register(importsRoutes)
  await app.register(districtsRoutes)
  await app.register(helpCategoriesRoutes)
  await app.register(organizationsRoutes)
  await app.register(enclosuresRoutes)
  await app.register(duplicatesRoutes)
  await app.register(renewalsRoutes)
  await app.register(renewalLinksRoutes, { config })
  await app.register(requestsRoutes)
  await app.register(closedDaysRoutes)
  await app.register(consultationsRoutes)
  await app.register(matchesRoutes)
  await app.register(seriesRoutes)
  await app.register(incidentsRoutes)
  await app.register(rostersRoutes)
  await app.register(rosterLinksRoutes, { config })
  await app.register(plansRoutes)
  await app.register(suggestionSettingsRoutes)
  await app.register(savedWishesRoutes)
  await app.register(answerLinksRoutes, { config, pages: { answer: answerOnPaper, result: resultOnPaper } })
  await app.register(seriesLinksRoutes, { config })
  await app.register(paperCodesRoutes, {
    config,
    pages: {
      request: requestOnPaper,
      answer: answerOnPaper,
      sheet: sheetOnPaper,
      result: resultOnPaper,
      'sign-up': signUpOnPaper,
      notice: noticeOnPaper({ renewal: renewalOnPaper, story: storyOnPaper, sessions: seriesOnPaper }),
    },
  })
  await app.register(activitiesRoutes)
  await app.register(storyLinksRoutes, { config })
  await app.register(participationRoutes)
  await app.register(verifyParticipationRoutes)
  await app.register(notificationsRoutes)
  await app.register(receivingRoutes)
  await app.register(shortLinkRoutes)
  await app.register(tapLinksRoutes, { config })
  await app.register(inboundMailRoutes, { config })
  await app.register(lineWebhookRoutes, { config })
  await app.register(smsStatusRoutes, { config })
  await app.register(exchangeMeetingsRoutes)
  await app.register(devMailRoutes)
  await app.register(reportsRoutes)

  return app
}
