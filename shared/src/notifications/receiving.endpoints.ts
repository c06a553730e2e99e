import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import * as at from './receiving.paths.ts'
import { lineCode, receiving, receivingWishes } from './receiving.ts'

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
export const endChannel = defineEndpoint(at.endChannel, {
  summary: 'Ends my LINE, my number or a browser of mine; nothing goes there any more',
  audience: 'signed-in',
  params: z.object({ channelLinkId: z.uuid() }),
  body: z.strictObject({}),
  success: answersReceiving,
  refuses: ['not-found'],
})
