import { beforeEach, expect, test } from 'vitest'
import { answerInvitation } from '#app/domain/grants/co-applicants/answer-invitation.server.ts'
import { changeRight } from '#app/domain/grants/co-applicants/change-right.server.ts'
import { readHistory } from '#app/domain/grants/read-history.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenInvitation } from '#test/support/given/co-applicants.ts'
import { givenCall, givenDraft, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>
let coApplicantId: Id<'cap'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenDraft(held.world, people.grace)
  const asked = { lead: people.grace, applicationId, who: people.lin, right: 'edit' } as const
  coApplicantId = await givenInvitation(held.world, asked)
})

const answer = (who: Person, accepts: boolean) => answerInvitation(held.world, actorOf(who), { coApplicantId, accepts })

test('who accepts sees the application, and the history says so', async () => {
  const { world } = held

  made(await answer(people.lin, true))
  made(await answer(people.lin, true))

  const seen = await readMyApplication(world, people.lin, applicationId)
  expect(seen).toMatchObject({ isLead: false, mayEdit: true, maySubmit: false })
  if (!seen) throw new Error('not seen')
  expect((await readHistory(world, seen)).slice(0, 2)).toMatchObject([
    { who: 'Lin Chen', what: 'joined as a co-applicant', about: 'lin@demo.test' },
    { who: 'Grace Hopper', what: 'asked a co-applicant', about: 'lin@demo.test' },
  ])
})

test('who declines, or leaves later, sees nothing and has to be asked anew', async () => {
  const { world } = held
  made(await answer(people.lin, true))

  made(await answer(people.lin, false))

  expect(await readMyApplication(world, people.lin, applicationId)).toBeNull()
  expect(await answer(people.lin, true)).toMatchObject({ refused: 'taken-back' })
  await givenInvitation(world, { lead: people.grace, applicationId, who: people.lin, right: 'view' })
  made(await answer(people.lin, true))
  expect(await readMyApplication(world, people.lin, applicationId)).toMatchObject({ mayEdit: false })
})

test('only whom it was written to answers, and an invitation taken back opens nothing', async () => {
  const { world } = held
  expect(await answer(people.ada, true)).toMatchObject({ refused: 'not-found' })
  expect(await answer(people.grace, true)).toMatchObject({ refused: 'not-found' })

  made(await changeRight(world, actorOf(people.grace), { applicationId, coApplicantId, right: 'none' }))

  expect(await answer(people.lin, true)).toMatchObject({ refused: 'taken-back' })
  expect(await readMyApplication(world, people.lin, applicationId)).toBeNull()
})
