import * as endpoints from '@app/shared/suggestion-settings'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { changeSettings } from './change-settings.ts'
import { settingsSeen } from './suggestion-settings.queries.ts'

/** 候補の選び方. Its preview ranks requests, so it is a route of the matches. */
export const suggestionSettingsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.showSuggestionSettings),
    handler: (request) => settingsSeen(request.context().db),
  })
  app.route({
    ...routeOf(endpoints.changeSuggestionSettings),
    handler: (request) => changeSettings(request.context(), request.body),
  })
}
