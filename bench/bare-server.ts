import Fastify from 'fastify'
import { serve } from './serve.ts'

/** The limit of HTTP itself: the same answers, always the same, from memory. */
const answers = JSON.parse(process.env.ANSWERS ?? '{}') as Record<'list' | 'one' | 'made', unknown>
const app = Fastify()
app.get('/api/supporters', () => answers.list)
app.get('/api/supporters/:id', () => answers.one)
app.post('/api/requests', (_request, reply) => reply.code(201).send(answers.made))
await serve(app)
