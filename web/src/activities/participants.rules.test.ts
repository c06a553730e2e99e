import { expect, test } from 'vitest'
import { filledFrom, peopleIn } from './participants.rules.ts'

test('one person a line; what follows 「、」 is the school; empty lines do not count', () => {
  expect(peopleIn('山田 花子、架空高校 2年\n\n 髙﨑 𠮷之助 \n佐藤,架空大学,1年')).toEqual({
    people: [
      { name: '山田 花子', word: '架空高校 2年' },
      { name: '髙﨑 𠮷之助', word: '' },
      { name: '佐藤', word: '架空大学、1年' },
    ],
    problem: null,
  })
})

test('says what is not right, and in which line', () => {
  expect(peopleIn(' \n').problem).toEqual({ code: 'none' })
  expect(peopleIn('山田\n'.repeat(61)).problem).toEqual({ code: 'many', count: 61 })
  expect(peopleIn('山田\n、架空高校').problem).toEqual({ code: 'name', line: 2 })
  expect(peopleIn('𠮷'.repeat(41)).problem).toEqual({ code: 'name', line: 1 })
  expect(peopleIn(`山田、${'あ'.repeat(41)}`).problem).toEqual({ code: 'word', line: 1 })
})

test('the list for the day fills the form as if typed; a comma in a name makes no school of its end', () => {
  const { typed, says } = filledFrom(['青柳 太郎', '雨宮、花子'], 2)

  expect(says).toBe('filled')
  expect(peopleIn(typed!, 2)).toEqual({
    people: [
      { name: '青柳 太郎', word: '' },
      { name: '雨宮 花子', word: '' },
    ],
    problem: null,
  })
})

test('more on the list than came: all are filled in and somebody chooses; a forgotten list leaves what was typed', () => {
  const many = filledFrom(['一', '二', '三'], 2)

  expect(many.says).toBe('filledTooMany')
  expect(peopleIn(many.typed!, 2).problem).toEqual({ code: 'many', count: 3 })
  expect(filledFrom([], 2)).toEqual({ typed: null, says: 'noList' })
})
