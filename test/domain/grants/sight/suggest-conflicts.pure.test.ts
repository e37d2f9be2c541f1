import { expect, test } from 'vitest'
import { type ConflictFacts, domainOf, suggestConflicts } from '#app/domain/grants/sight/suggest-conflicts.ts'

const nothing: ConflictFacts = {
  reviewer: { email: 'kofi@gmail.com', institutions: [] },
  team: [{ name: 'Grace', email: 'grace@gmail.com', institution: 'Arlington State University' }],
  onApplications: [],
  onProjects: [],
  isInCall: false,
}

test('two addresses at a public mail host say nothing', () => {
  expect(suggestConflicts(nothing)).toEqual([])
  expect(domainOf('a@GMX.de')).toBeNull()
  expect(domainOf('a@demo.test')).toBeNull()
  expect(domainOf('a@lab.example.org')).toBeNull()
  expect(domainOf('nonsense')).toBeNull()
})

test('two addresses at one institution are found, and only the person concerned is named', () => {
  const team = [
    { name: 'Grace', email: 'grace@uni-bonn.de', institution: '' },
    { name: 'Lin', email: 'lin@mit.edu', institution: '' },
  ]
  const reviewer = { email: 'kofi@UNI-BONN.de', institutions: [] }
  expect(suggestConflicts({ ...nothing, reviewer, team })).toEqual([{ kind: 'email-domain', about: 'Grace' }])
})

test('institutions are the same however they are typed, and two that are not written down are not', () => {
  const works = (institution: string) =>
    suggestConflicts({ ...nothing, reviewer: { ...nothing.reviewer, institutions: [institution] } })
  expect(works('the ARLINGTON state-university')).toEqual([{ kind: 'institution', about: 'Grace' }])
  expect(works('Arlington')).toEqual([])
  const unsaid = [{ name: 'Lin', email: 'lin@mit.edu', institution: '' }]
  expect(suggestConflicts({ ...nothing, team: unsaid, reviewer: { email: 'k@x.org', institutions: [''] } })).toEqual([])
})

test('shared applications, shared projects and the same call are found', () => {
  const found = suggestConflicts({
    ...nothing,
    onApplications: ['Grace', 'Grace'],
    onProjects: ['Lin'],
    isInCall: true,
  })
  expect(found).toEqual([
    { kind: 'application', about: 'Grace' },
    { kind: 'project', about: 'Lin' },
    { kind: 'call', about: '' },
  ])
})
