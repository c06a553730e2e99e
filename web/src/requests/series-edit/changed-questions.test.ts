import { seriesChanges } from '@app/shared/series'
import { expect, test } from 'vitest'
import { changedIn, questionOfField } from './changed-questions.ts'
import { fieldsOfFact } from './fields-of-fact.ts'

test('every field that may be changed has its part of the form, and everything about days one of its own', () => {
  const { private: _, answers: __, hours: ___, ...plain } = seriesChanges.shape
  expect(Object.keys(plain).filter((field) => questionOfField(field) === 'when')).toEqual(['whenNote'])
  expect(['days/1', 'added.0.day', 'moved.2.to', 'changes.hours.to'].map(questionOfField)).toEqual(
    Array(4).fill('when'),
  )
  expect(['private.meetingPoint', 'answers.toilet', 'private.onDayName'].map(questionOfField)).toEqual([
    'day',
    'day',
    'where',
  ])
})

test('the parts in which something was changed, in the order of the form', () => {
  const changes = {
    private: { onDayPhone: '055-000-0000' },
    answers: { costs: 'paid' as const },
    headsMin: 3,
    headsMax: 4,
  }
  expect(changedIn(changes, false)).toEqual(['where', 'heads', 'bring'])
  expect(changedIn({}, true)).toEqual(['when'])
  expect(changedIn({ hours: { from: null, to: null } }, false)).toEqual(['when'])
  expect(changedIn({}, false)).toEqual([])
})

test('a labelled fact leads back to fields that may be changed', () => {
  const known = (field: string) => {
    const { private: hidden, answers, ...plain } = seriesChanges.shape
    const [first, rest] = field.split('.')
    if (first === 'private') return rest! in hidden.unwrap().shape
    return first === 'answers' ? rest! in answers.unwrap().shape : field in plain
  }
  const keys = [
    ...['item', 'title', 'description', 'whenNote', 'district', 'place', 'heads', 'supportersDo', 'residentsDo'],
    ...['weBring', 'theyBring', 'thanks', 'hazards', 'minors', 'photos', 'published', 'showName', 'centreAnswers'],
    ...['rain', 'beside', 'toilet', 'costs', 'private-exactPlace', 'private-meetingPoint', 'private-onDayName'],
  ]
  expect(keys.flatMap(fieldsOfFact).filter((field) => !known(field))).toEqual([])
})
