import { expect, test } from 'vitest'
import { applicationStates } from '#app/domain/grants/application.ts'
import { aliasWords, drawAlias } from '#app/domain/grants/sight/alias.ts'
import { kinds, maySee, type Standing, sight, standings } from '#app/domain/grants/sight/sight.ts'

const states = applicationStates.flatMap((state) =>
  [true, false].map((isReleased) => ({ state, isSent: state !== 'draft', isReleased })),
)
const seen = (standing: Standing, one: (typeof states)[number]) => kinds.filter((kind) => maySee(kind, standing, one))

test.each(['stranger', 'involved-staff'] as const)('a %s sees nothing of an application in any state', (standing) => {
  expect(states.flatMap((one) => seen(standing, one))).toEqual([])
})

test('before the declaration a reviewer sees a number and whom a conflict could be with', () => {
  const underway = { state: 'in_review', isSent: true, isReleased: false } as const
  expect(seen('reviewer-assigned', underway)).toEqual(['number', 'team-names'])
  expect(seen('reviewer-recused', underway)).toEqual(['number'])
})

test('others’ reviews open when a reviewer’s own is in', () => {
  const underway = { state: 'in_review', isSent: true, isReleased: false } as const
  expect(maySee('other-reviews', 'reviewer-agreed', underway)).toBe(false)
  expect(maySee('other-reviews', 'reviewer-submitted', underway)).toBe(true)
})

test('applicants are told nothing of the panel before the release, and never who reviewed', () => {
  const before = states.filter(({ isReleased }) => !isReleased)
  const panel = ['exact-state', 'other-reviews', 'words-for-applicant', 'decision', 'private-note'] as const
  for (const one of before) expect(panel.filter((kind) => maySee(kind, 'applicant', one))).toEqual([])
  for (const one of states) {
    for (const standing of ['applicant', 'co-applicant'] as const) {
      expect(maySee('reviewer-names', standing, one)).toBe(false)
    }
  }
})

test('nobody but authors sees a draft, and reviewers see nothing of what was withdrawn', () => {
  const draft = { state: 'draft', isSent: false, isReleased: false } as const
  const withdrawn = { state: 'withdrawn', isSent: true, isReleased: false } as const
  for (const standing of standings.filter((one) => one !== 'applicant' && one !== 'co-applicant')) {
    expect(seen(standing, draft).filter((kind) => kind !== 'activity')).toEqual([])
    if (standing.startsWith('reviewer')) expect(seen(standing, withdrawn)).toEqual([])
    expect(seen(standing, { ...withdrawn, isSent: false })).toEqual(seen(standing, draft))
  }
})

test('names of reviewers are for officers and the auditor, reasons of conflicts for officers', () => {
  const who = (kind: (typeof kinds)[number]) => standings.filter((standing) => sight[kind][standing] !== 'never')
  expect(who('reviewer-names')).toEqual(['officer', 'auditor'])
  expect(who('conflict-reason')).toEqual(['officer'])
})

test('an alias is a letter no other reviewer has, and who is asked first is not always Reviewer A', () => {
  expect(drawAlias(new Set(), 0)).toBe('A')
  expect(drawAlias(new Set(), 0.999)).toBe('Z')
  expect(drawAlias(new Set(['A']), 0)).toBe('B')
  const all = new Set<string>()
  for (let at = 0; at < 60; at += 1) all.add(drawAlias(all, (at * 0.37) % 1))
  expect(all.size).toBe(60)
  expect([...all].filter((alias) => alias.length === 1)).toHaveLength(26)
  expect(aliasWords('C')).toBe('Reviewer C')
})
