import { expect, test } from 'vitest'
import type { CallFacts } from '#app/domain/grants/assignment/proposal.ts'
import { proposeAssignments } from '#app/domain/grants/assignment/propose-assignments.ts'
import { threadSolver } from '#app/platform/assignment-solver.server.ts'

const facts: CallFacts = {
  applications: [{ id: 'app_a', title: 'Rivers', field: 'Hydrology', text: 'floods', readers: [] }],
  reviewers: [{ id: 'psn_a', topics: ['hydrology'], text: 'floods', institution: null, load: 0 }],
  barred: [],
}
const settings = { perApplication: 1, most: 3, seniors: [], pins: [], bans: [] }

test('the thread answers what the solver answers, and tells each step in order', async () => {
  const steps: string[] = []

  const proposal = await threadSolver.propose({ facts, settings, report: async (step) => void steps.push(step) })

  expect(proposal).toEqual(proposeAssignments(facts, settings))
  expect(steps).toEqual(['matching', 'seating', 'lifting'])
})

test('a step that cannot be told breaks the work off', async () => {
  const report = () => Promise.reject(new Error('no database'))

  await expect(threadSolver.propose({ facts, settings, report })).rejects.toThrow('no database')
})
