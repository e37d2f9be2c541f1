import { expect, test } from 'vitest'
import type { AssignmentSettings, CallFacts } from '#app/domain/grants/assignment/proposal.ts'
import { proposeAssignments } from '#app/domain/grants/assignment/propose-assignments.ts'

type Reviewer = CallFacts['reviewers'][number]
type Application = CallFacts['applications'][number]

const application = (key: string, change: Partial<Application> = {}): Application => ({
  ...{ id: `app_${key}`, title: key, field: '', text: '', readers: [] },
  ...change,
})
const reviewer = (key: string, change: Partial<Reviewer> = {}): Reviewer => ({
  ...{ id: `psn_${key}`, topics: [], text: '', institution: null, load: 0 },
  ...change,
})
const settings: AssignmentSettings = { perApplication: 1, most: 2, seniors: [], pins: [], bans: [] }
const pairsOf = ({ added }: ReturnType<typeof proposeAssignments>) =>
  added.map(({ applicationId, reviewerId }) => `${applicationId} ${reviewerId}`)
const pair = (key: string, who: string) => ({ applicationId: `app_${key}`, reviewerId: `psn_${who}` }) as const

const rivers = application('rivers', { field: 'Hydrology', text: 'floods in river basins' })
const proofs = application('proofs', { field: 'Mathematics', text: 'a prover and its checker' })
const wet = reviewer('wet', { topics: ['hydrology'], text: 'river floods' })
const dry = reviewer('dry', { topics: ['mathematics'], text: 'provers' })

test('each application gets who is nearest to it, with three reasons', () => {
  const proposal = proposeAssignments({ applications: [rivers, proofs], reviewers: [dry, wet], barred: [] }, settings)

  expect(pairsOf(proposal)).toEqual(['app_rivers psn_wet', 'app_proofs psn_dry'])
  expect(proposal.added[0]?.reasons).toMatchObject([
    { kind: 'topic', words: ['hydrology'] },
    { kind: 'words' },
    { kind: 'fit' },
  ])
  expect(proposal.added.every(({ reasons }) => reasons.length === 3)).toBe(true)
})

test('nobody barred or banned is proposed, and the empty seat says why', () => {
  const facts = {
    applications: [rivers],
    reviewers: [wet, dry, reviewer('full', { load: 2 })],
    barred: [pair('rivers', 'wet')],
  }

  const proposal = proposeAssignments(facts, { ...settings, bans: [pair('rivers', 'dry')] })

  expect(proposal.added).toEqual([])
  expect(proposal.unfilled).toEqual([{ applicationId: 'app_rivers', seats: 1, barred: 2, colleagues: 0, full: 1 }])
})

test('a pin that is read already, or asked twice, is no rule that stands against it', () => {
  const facts = {
    applications: [{ ...rivers, readers: [dry.id] }, proofs],
    reviewers: [wet, { ...dry, load: 1 }],
    barred: [],
  }
  const pins = [pair('rivers', 'dry'), pair('proofs', 'wet'), pair('proofs', 'wet')]

  const proposal = proposeAssignments(facts, { ...settings, pins })

  expect(pairsOf(proposal)).toEqual(['app_proofs psn_wet'])
  expect(proposal.unmet).toEqual([])
})

test('a pin holds against a better fit, and one that a rule stands against is named', () => {
  const facts = { applications: [rivers, proofs], reviewers: [wet, dry], barred: [pair('proofs', 'dry')] }

  const proposal = proposeAssignments(facts, { ...settings, pins: [pair('rivers', 'dry'), pair('proofs', 'dry')] })

  expect(pairsOf(proposal)).toEqual(['app_rivers psn_dry', 'app_proofs psn_wet'])
  expect(proposal.added[0]?.reasons[0]).toEqual({ kind: 'pinned' })
  expect(proposal.unmet).toEqual([pair('proofs', 'dry')])
})

test('who reads already keeps the seat, counts for her institution, and is not proposed again', () => {
  const facts = {
    applications: [application('rivers', { field: 'Hydrology', readers: ['psn_here'] })],
    reviewers: [
      reviewer('here', { institution: 'delta', load: 1 }),
      reviewer('colleague', { institution: 'delta', topics: ['hydrology'] }),
      reviewer('stranger', { institution: 'basel' }),
    ],
    barred: [],
  }

  const proposal = proposeAssignments(facts, { ...settings, perApplication: 2 })

  expect(pairsOf(proposal)).toEqual(['app_rivers psn_stranger'])
})

test('a senior among those proposed says so, and applications without one are listed', () => {
  const facts = { applications: [rivers, proofs], reviewers: [{ ...wet, load: 1 }, dry], barred: [] }

  const proposal = proposeAssignments(facts, { ...settings, seniors: ['psn_wet'] })

  expect(proposal.added[0]?.reasons).toContainEqual({ kind: 'only-senior' })
  expect(proposal.withoutSenior).toEqual(['app_proofs'])
})
