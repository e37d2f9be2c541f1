import { expect, test } from 'vitest'
import { makeAppeal } from '#app/domain/grants/appeals/make-appeal.server.ts'
import { readMyApplications } from '#app/domain/grants/read-applications.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Day } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenDraft, givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('the list of my applications says who has each, and tells a drafted decision to nobody', async () => {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june, { decisionsOn: '2026-05-01' as Day })
  await givenDraft(world, people.lin)
  const applicationId = await givenDecided(world, people, { outcome: 'declined', reason: 'Not this time.' })
  const progress = async (person = people.grace) => (await readMyApplications(world, person)).map((one) => one.progress)

  expect(await progress(people.lin)).toMatchObject([{ holder: 'you', dates: [{ expected: { kind: 'instant' } }] }])
  expect(await progress()).toMatchObject([
    { step: 'With reviewers', holder: 'reviewers', dates: [{ expected: { kind: 'day', day: '2026-05-01' } }] },
  ])

  await givenReleased(world, people, callId)
  expect(await progress()).toMatchObject([
    { step: 'Decided', holder: 'nobody', dates: [{ expected: { kind: 'instant' } }] },
  ])

  made(await makeAppeal(world, actorOf(people.grace), { applicationId, grounds: 'fact', words: 'It is not so.' }))
  expect(await progress()).toMatchObject([{ holder: 'the-lab' }])
})
