import { z } from 'zod'
import { type AnswerKey, valuesOf } from './request-questions.ts'

const one = <K extends AnswerKey>(key: K) => z.enum(valuesOf(key), 'この中から選んでください').optional()
const several = <K extends AnswerKey>(key: K) =>
  z
    .array(z.enum(valuesOf(key), 'この中から選んでください'))
    .max(valuesOf(key).length)
    .optional()

/**
 * 当日のことなどの答え: only what the table of questions asks, only what it offers. What is not settled is left out. Nothing
 * in here is private: the exact place of gathering rests with what opens after agreement (product rule 2).
 */
export const requestAnswers = z.strictObject({
  howToWork: one('howToWork'),
  rainDecision: one('rainDecision'),
  heat: several('heat'),
  beside: one('beside'),
  tools: one('tools'),
  costs: one('costs'),
  parking: one('parking'),
  toilet: one('toilet'),
  powerTools: one('powerTools'),
  height: one('height'),
  fireFood: one('fireFood'),
  vehicles: one('vehicles'),
  minors: one('minors'),
} satisfies Record<AnswerKey, z.ZodType>)
export type RequestAnswers = z.infer<typeof requestAnswers>
