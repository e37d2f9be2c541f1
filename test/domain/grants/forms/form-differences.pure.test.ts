import { expect, test } from 'vitest'
import { type FormSection, isShown, type Question, shownSections } from '#app/domain/grants/forms/form.ts'
import { differencesBetween } from '#app/domain/grants/forms/form-differences.ts'
import { standardSections } from '#app/domain/grants/forms/standard-form.ts'
import { conditionsBefore, QuestionAsk, questionWordsOf } from '#app/proposal/question-ask.ts'

const ask = (name: string, more: Partial<Question> = {}): Question => ({
  name,
  label: name,
  kind: 'line',
  limit: 80,
  ...more,
})
const formOf = (...questions: Question[]) => ({ sections: [{ name: 's', title: 'S', lead: '', questions }] })

test('a question that came, went or changed is named, and mere order is not', () => {
  const older = formOf(ask('a'), ask('b'), ask('c'))
  const newer = formOf(ask('c'), ask('b', { limit: 90, hint: 'Be short.' }), ask('d'))

  expect(differencesBetween(older, newer)).toEqual([
    { kind: 'changed', label: 'b', what: ['its help', 'its limit'] },
    { kind: 'added', label: 'd', what: [] },
    { kind: 'removed', label: 'a', what: [] },
  ])
  expect(differencesBetween(older, formOf(ask('c'), ask('a'), ask('b')))).toEqual([])
})

test('a question that hangs on one that is not asked is not asked either', () => {
  const first = ask('first', { kind: 'yes-no' })
  const second = ask('second', { kind: 'yes-no', shownWhen: { question: 'first', is: 'yes' } })
  const third = ask('third', { shownWhen: { question: 'second', is: 'no' } })
  const form = formOf(first, second, third)

  expect(isShown(form, third, { first: 'yes', second: 'no' })).toBe(true)
  expect(isShown(form, third, { first: 'no', second: 'no' })).toBe(false)
  expect(isShown(form, second, {})).toBe(false)
})

test('a section whose every question hangs on something else is not among the tasks until then', () => {
  const data: FormSection = {
    name: 'data',
    title: 'Data',
    lead: '',
    questions: [ask('whose', { shownWhen: { question: 'openness', is: '3' } })],
  }
  const form = { sections: [...standardSections, data] }

  expect(shownSections(form, { openness: '1' })).not.toContain(data)
  expect(shownSections(form, { openness: '3' })).toContain(data)
})

test('a question can hang only on what is asked before it', () => {
  const sections = formOf(ask('a', { kind: 'yes-no' }), ask('b'), ask('c', { kind: 'yes-no' })).sections

  expect(conditionsBefore(sections, 'b').map(({ value }) => value)).toEqual(['a=yes', 'a=no'])
  expect(conditionsBefore(sections, null).map(({ value }) => value)).toEqual(['a=yes', 'a=no', 'c=yes', 'c=no'])
})

test('an answer to choose keeps its meaning while its words stay, and new words are a new answer', () => {
  const before = ask('a', { kind: 'choice', choices: [{ value: '1', label: 'Class I' }] })
  const sent = {
    revision: '1',
    section: 's',
    label: 'Which?',
    kind: 'choice',
    choices: 'Class I | All of it\nClass II',
  }

  expect(questionWordsOf(QuestionAsk.parse(sent), before).choices).toEqual([
    { value: '1', label: 'Class I', hint: 'All of it' },
    { value: 'Class II', label: 'Class II' },
  ])
})
