import { expect, test } from 'vitest'
import { changeProjectState } from '#app/domain/grants/change-project-state.server.ts'
import type { ProjectState } from '#app/domain/grants/project.ts'
import { readPublicProjects } from '#app/domain/grants/read-projects.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenAward } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a project is suspended, taken up again and closed in its order', async () => {
  const { world } = held
  const people = await cast(world)
  const { projectId } = await givenAward(world, people)
  const move = (to: ProjectState, who = people.june) => changeProjectState(world, actorOf(who), { projectId, to })

  const both = await Promise.all([move('suspended'), move('suspended')])
  expect(both.every((one) => one.ok)).toBe(true)
  expect(await readPublicProjects(world)).toEqual([])

  expect((await move('active')).ok).toBe(true)
  expect(await move('closed')).toMatchObject({ refused: 'wrong-state' })
  expect(await move('closing', people.grace)).toMatchObject({ refused: 'not-allowed' })
  expect((await move('closing')).ok).toBe(true)
  expect((await move('closed')).ok).toBe(true)
  expect(await move('active')).toMatchObject({ refused: 'wrong-state' })
  const other = { projectId: world.ids.next('prj'), to: 'active' } as const
  expect(await changeProjectState(world, actorOf(people.june), other)).toMatchObject({ refused: 'not-found' })
})
