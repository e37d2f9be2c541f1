import { expect, test } from 'vitest'
import { lineField, memberField } from '#app/domain/grants/application-form.ts'
import type { FormSection, Question } from '#app/domain/grants/forms/form.ts'
import { carryAnswers } from '#app/domain/grants/renewals/carry-answers.ts'
import type { Month } from '#app/units/time.ts'

const question = (name: string, change: Partial<Question> = {}): Question => ({
  ...{ name, label: `The ${name}`, kind: 'line', limit: 100 },
  ...change,
})
const section = (name: string, questions: Question[], part?: FormSection['part']): FormSection => ({
  ...{ name, title: name, lead: '', questions },
  ...(part && { part }),
})
const now = { gpuClasses: ['h100'], firstMonth: '2026-11' as Month, lastMonth: '2027-04' as Month }
const carry = (before: FormSection[], after: FormSection[], answers: Record<string, string>, hasAttachment = false) =>
  carryAnswers(
    { form: { sections: before }, answers, gpuClasses: ['h100', 'h200'], hasAttachment },
    { form: { sections: after }, ...now },
  )

test('an answer goes over when the question has the same name, words and kind, wherever it is asked', () => {
  const before = [section('old', [question('same'), question('reworded'), question('retyped'), question('dropped')])]
  const again = [
    question('same'),
    question('reworded', { label: 'Other words' }),
    question('retyped', { kind: 'text' }),
  ]

  const { answers, carried, leftBehind } = carry(before, [section('new', again)], {
    ...{ same: 'kept', reworded: 'lost', retyped: 'lost', dropped: 'lost' },
  })

  expect(Object.fromEntries(answers)).toEqual({ new: { same: 'kept' } })
  expect(carried).toEqual(['The same'])
  expect(leftBehind).toEqual(['The reworded', 'The retyped', 'The dropped'])
})

test('a choice goes over while it can still be chosen, and what was not answered is not mentioned', () => {
  const choices = (...values: string[]) => values.map((value) => ({ value, label: value }))
  const chosen = question('field', { kind: 'choice', choices: choices('a', 'b') })
  const fewer = question('field', { kind: 'choice', choices: choices('b', 'c') })

  expect(carry([section('s', [chosen])], [section('s', [fewer])], { field: 'b' }).carried).toEqual(['The field'])
  expect(carry([section('s', [chosen])], [section('s', [fewer])], { field: 'a' }).leftBehind).toEqual(['The field'])
  expect(carry([section('s', [chosen])], [section('s', [])], { field: ' ' }).leftBehind).toEqual([])
})

test('hours go over by class, without months outside the new window, and people with them', () => {
  const form = [section('hours', [], 'request'), section('team', [], 'team')]
  const typed = {
    ...{ [lineField('h100', 'asked')]: '400', [lineField('h100', 'first')]: '2026-05' },
    ...{ [lineField('h100', 'last')]: '2026-12', [lineField('h200', 'asked')]: '10' },
    [memberField(1, 'name')]: 'Lin Chen',
  }

  const { answers, carried, leftBehind } = carry(form, form, typed, true)

  expect(answers.get('hours')).toEqual({ [lineField('h100', 'asked')]: '400', [lineField('h100', 'last')]: '2026-12' })
  expect(answers.get('team')).toEqual({ [memberField(1, 'name')]: 'Lin Chen' })
  expect(carried).toEqual(['Hours of H100', 'The people'])
  expect(leftBehind).toEqual(['Hours of H200', 'The PDF'])
})

test('a form without hours or people leaves both behind', () => {
  const form = [section('hours', [], 'request'), section('team', [], 'team')]
  const typed = { [lineField('h100', 'asked')]: '400', [memberField(1, 'name')]: 'Lin Chen' }

  expect(carry(form, [], typed)).toMatchObject({ carried: [], leftBehind: ['Hours of H100', 'The people'] })
})
