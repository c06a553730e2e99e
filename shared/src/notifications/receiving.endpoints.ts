import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import * as at from './receiving.paths.ts'
import { browserAddress, lineCode, numberCode, numberToLink, receiving, receivingWishes } from './receiving.ts'

const answersReceiving = { status: 200, schema: receiving } as const

export const showReceiving = defineEndpoint(at.showReceiving, {
  summary: 'Over which channels I hear, when, and how often',
  audience: 'signed-in',
  success: answersReceiving,
  refuses: [],
})
export const editReceiving = defineEndpoint(at.editReceiving, {
  summary: 'How I wish to hear; what is held for a digest follows',
  audience: 'signed-in',
  body: receivingWishes,
  success: answersReceiving,
  refuses: [],
})
export const offerLineCode = defineEndpoint(at.offerLineCode, {
  summary: "A code to send to the city's LINE account within ten minutes, so that it knows whose LINE it is",
  audience: 'signed-in',
  rate: 'heavy',
  body: z.strictObject({}),
  success: { status: 200, schema: lineCode },
  refuses: ['not-found'],
})
export const addBrowser = defineEndpoint(at.addBrowser, {
  summary: 'Notices appear in this browser of mine, also while the site is closed',
  audience: 'signed-in',
  body: browserAddress,
  success: answersReceiving,
  refuses: ['not-found', 'no-room-left'],
})
export const offerNumberCode = defineEndpoint(at.offerNumberCode, {
  summary: 'A code is sent to a mobile number, so that only who holds it links it',
  audience: 'signed-in',
  rate: 'heavy',
  body: numberToLink,
  success: { status: 200, schema: z.object({ expiresAt: z.iso.datetime() }) },
  refuses: ['not-found', 'too-many-tries'],
})
export const confirmNumber = defineEndpoint(at.confirmNumber, {
  summary: 'The code that came to my number: notices go there from now on',
  audience: 'signed-in',
  rate: 'heavy',
  body: numberCode,
  success: answersReceiving,
  refuses: ['not-found', 'wrong-code', 'wrong-moment'],
})
export const endChannel = defineEndpoint(at.endChannel, {
  summary: 'Ends my LINE, my number or a browser of mine; nothing goes there any more',
  audience: 'signed-in',
  params: z.object({ channelLinkId: z.uuid() }),
  body: z.strictObject({}),
  success: answersReceiving,
  refuses: ['not-found'],
})
