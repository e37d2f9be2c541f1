import { expect, test } from 'vitest'
import { askFrom, PledgeForm } from '#app/routes/_public.pledge._index/pledge-form.ts'

const typed = {
  intent: 'i'.repeat(43),
  amount: '120,000.01',
  fund: 'compute',
  firmness: 'promise',
  rhythm: 'quarterly',
  count: '12',
  firstOn: '2026-03-31',
  method: 'wire',
  name: 'Larkspur Institute',
  email: 'finance@larkspur.example',
}

const problems = (form: object) => {
  const parsed = PledgeForm.safeParse(form)
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.')).sort()
}

test('the form becomes a pledge with its rhythm, count and first day', () => {
  const ask = askFrom(PledgeForm.parse(typed), 'fnd_1')

  expect(ask).toMatchObject({
    amount: 12_000_001n,
    schedule: { rhythm: 'quarterly', count: 12, firstOn: '2026-03-31' },
    condition: null,
    publicName: null,
  })
})

test('own dates are read row by row, and empty rows are left out', () => {
  const { count: _count, firstOn: _firstOn, ...rest } = typed
  const own = {
    ...rest,
    amount: '100',
    rhythm: 'own',
    day1: '2026-04-01',
    part1: '30',
    day3: '2026-06-01',
    part3: '70',
  }

  expect(askFrom(PledgeForm.parse(own), 'fnd_1').schedule).toEqual({
    rhythm: 'own',
    lines: [
      { dueOn: '2026-04-01', amount: 3_000n },
      { dueOn: '2026-06-01', amount: 7_000n },
    ],
  })
})

test('what is missing is said at its field', () => {
  const { count: _count, firstOn: _firstOn, ...rest } = typed

  expect(problems(rest)).toEqual(['count', 'firstOn'])
  expect(problems({ ...typed, firmness: 'condition' })).toEqual(['condition'])
  expect(problems({ ...typed, firmness: 'condition', method: 'daf' })).toEqual([])
  expect(problems({ ...rest, rhythm: 'own', day1: '2026-04-01', part2: '5' })).toEqual(['day2', 'part1'])
  expect(problems({ ...typed, amount: 'much' })).toEqual(['amount'])
})
