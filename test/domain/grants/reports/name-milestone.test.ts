import { expect, test } from 'vitest'
import { nameMilestone } from '#app/domain/grants/reports/name-milestone.server.ts'
import { readReports } from '#app/domain/grants/reports/read-reports.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Day } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { givenAward } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('the team and programme officers name milestones, once each', async () => {
  const people = await cast(held.world)
  const { projectId } = await givenAward(held.world, people)
  const name = (who = people.grace, change: { title?: string; dueOn?: string } = {}) => {
    const words = { title: 'The trial run is done', dueOn: '2026-06-01', ...change }
    return nameMilestone(held.world, actorOf(who), { projectId, title: words.title, dueOn: words.dueOn as Day })
  }

  await Promise.all([name(), name(), name()])
  expect(await name(people.june, { title: 'The log is public' })).toMatchObject({ ok: true })

  expect(await name(people.ada)).toMatchObject({ refused: 'not-found' })
  expect(await name(people.grace, { title: ' ' })).toMatchObject({ refused: 'title-missing' })
  expect(await name(people.grace, { dueOn: '2026-03-02' })).toMatchObject({ refused: 'in-the-past' })
  const named = (await readReports(held.world.db, projectId)).filter(({ kind }) => kind === 'milestone')
  expect(named.map(({ title }) => title)).toEqual(['The trial run is done', 'The log is public'])
})
