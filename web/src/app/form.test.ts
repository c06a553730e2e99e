import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ProblemError } from './api.ts'
import { useZodForm } from './form.ts'

const schema = z.strictObject({
  title: z.string().trim().min(1).max(20),
  heads: z.int().min(1).max(100).nullable(),
  categories: z.array(z.string()).min(1),
  mail: z.email().nullable(),
})
const blank = { title: '', heads: null, categories: [], mail: null }
const formOf = () => useZodForm(() => Promise.resolve(schema), blank, { words: 'trial' })

beforeAll(() => void vi.stubGlobal('document', { querySelector: () => null }))
afterAll(() => void vi.unstubAllGlobals())

test('a failed send lists every field in plain words and sends nothing', async () => {
  const form = formOf()
  const send = vi.fn()

  const isSent = await form.submit(send)

  expect(isSent).toBe(false)
  expect(send).not.toHaveBeenCalled()
  expect(form.summary).toEqual([
    { id: 'f-title', field: 'title', text: '入力してください' },
    { id: 'f-categories', field: 'categories', text: '選んでください' },
  ])
})

test('an error shows after its field was left, and goes once it is put right', async () => {
  const form = formOf()
  form.field('mail')['onUpdate:modelValue']('yamada')
  expect(form.field('mail').error).toBeUndefined()

  form.leave('mail')
  await vi.waitFor(() => expect(form.field('mail').error).toContain('メールアドレス'))
  form.field('mail')['onUpdate:modelValue']('yamada@example.jp')

  await vi.waitFor(() => expect(form.field('mail').error).toBeUndefined())
  expect(form.errors).toEqual({})
})

test('the same key goes with every try until one works; what was typed stays', async () => {
  const form = formOf()
  Object.assign(form.values, { title: '夜店の手伝い', categories: ['festival'] })
  const keys: string[] = []
  const refusal = new ProblemError({
    type: 'about:blank',
    code: 'invalid-input',
    status: 422,
    title: '入力内容を確認してください',
    errors: [{ pointer: '/body/title', detail: '同じ依頼があります' }],
  })
  const refuse = (_: unknown, key: string) => (keys.push(key), Promise.reject(refusal))
  const accept = (_: unknown, key: string) => (keys.push(key), Promise.resolve())

  await form.submit(refuse)
  expect(form.problem).toBe(refusal)
  expect(form.summary).toEqual([{ id: 'f-title', field: 'title', text: '同じ依頼があります' }])
  expect(form.values.title).toBe('夜店の手伝い')
  expect(form.sentUnder).toBe(keys[0])
  await form.submit(accept)
  expect(form.sentUnder).toBeNull()
  await form.submit(accept)

  expect(keys[0]).toBe(keys[1])
  expect(keys[2]).not.toBe(keys[1])
})

test('kept values come back, unknown ones stay out', () => {
  const form = formOf()

  form.fill({ title: '清掃', heads: 8, gone: true })

  expect(form.values).toEqual({ ...blank, title: '清掃', heads: 8 })
})

test('a kept draft comes in under what was typed meanwhile, and nothing is sent before it is there', async () => {
  const form = formOf()
  let resolve = () => {}
  form.waitFor(new Promise<void>((done) => (resolve = done)))
  form.values.heads = 3 // by the page itself
  form.field('title')['onUpdate:modelValue']('夜店')
  const send = vi.fn(() => Promise.resolve())

  const sending = form.submit(send)
  await new Promise((later) => setTimeout(later))
  expect(send).not.toHaveBeenCalled()
  const hadWords = form.restore({ title: '盆おどり', heads: 8, categories: ['festival'] })
  resolve()

  expect(await sending).toBe(true)
  expect(hadWords).toBe(true)
  expect(send).toHaveBeenCalledWith(
    { title: '夜店', heads: 8, categories: ['festival'], mail: null },
    expect.any(String),
  )
  expect(formOf().restore({ title: '盆おどり' })).toBe(false)
})
