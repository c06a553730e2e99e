import * as endpoints from '@app/shared/accounts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { myDevices } from './devices.queries.ts'
import { endDevice, endOtherDevices } from './end-devices.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { mySecondFactor } from './second-factor.queries.ts'
import { confirmSecondFactor, offerSecondFactor } from './set-second-factor.ts'
import { showSecondFactor } from './show-second-factor.ts'

/** How I come in: the second factor, and the devices on which I am. */
export const accessRoutes: FastifyPluginAsyncZod = async (app) => {
  // -- the second factor of the centre's people
  app.route({
    ...routeOf(endpoints.showSecondFactor),
    handler: (request) => showSecondFactor(request.context(), request.body.code),
  })
  app.route({ ...routeOf(endpoints.lookAtSecondFactor), handler: (request) => mySecondFactor(request.context()) })
  app.route({ ...routeOf(endpoints.offerSecondFactor), handler: (request) => offerSecondFactor(request.context()) })
  app.route({
    ...routeOf(endpoints.confirmSecondFactor),
    handler: (request) => confirmSecondFactor(request.context(), request.body.code),
  })
  app.route({ ...routeOf(endpoints.renewRecoveryCodes), handler: (request) => renewRecoveryCodes(request.context()) })
  app.route({
    ...routeOf(endpoints.resetSecondFactor),
    handler: (request) => resetSecondFactor(request.context(), request.params.seatId),
  })

  // -- my devices
  app.route({ ...routeOf(endpoints.listDevices), handler: (request) => myDevices(request.context()) })
  app.route({
    ...routeOf(endpoints.endDevice),
    handler: (request) => endDevice(request.context(), request.params.sessionId),
  })
  app.route({ ...routeOf(endpoints.endOtherDevices), handler: (request) => endOtherDevices(request.context()) })
}
