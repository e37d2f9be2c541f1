import { beforeEach, expect, test } from 'vitest'
import { answerInvitation } from '#app/domain/grants/co-applicants/answer-invitation.server.ts'
import { changeRight } from '#app/domain/grants/co-applicants/change-right.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCoApplicant } from '#test/support/given/co-applicants.ts'
import { givenCall, givenFilledDraft, made, revisionOf } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>
let coApplicantId: Id<'cap'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenFilledDraft(held.world, people.grace)
  const asked = { lead: people.grace, applicationId, who: people.lin, right: 'edit' } as const
  coApplicantId = await givenCoApplicant(held.world, asked)
})

const change = (right: 'view' | 'edit' | 'submit' | 'none', who = people.grace) =>
  changeRight(held.world, actorOf(who), { applicationId, coApplicantId, right })

test('a co-applicant sends the application in once they may, and not before', async () => {
  const { world } = held
  const revision = await revisionOf(world, applicationId)
  const send = () => submitApplication(world, actorOf(people.lin), { applicationId, revision })
  expect(await send()).toMatchObject({ refused: 'not-found' })

  made(await change('submit'))

  expect((await send()).ok).toBe(true)
  const received = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'application-received')
  expect(received).toMatchObject([{ toEmail: 'grace@demo.test' }])
})

test('a right taken back closes the application at once, with one letter however often', async () => {
  const { world } = held

  await Promise.all([change('none'), change('none'), change('none')])

  expect(await readMyApplication(world, people.lin, applicationId)).toBeNull()
  const told = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'co-applicant-removed')
  expect(told).toMatchObject([{ toEmail: 'lin@demo.test' }])
  expect(await change('view')).toMatchObject({ refused: 'over' })
})

test('nobody but the applicant changes what others may do', async () => {
  const { world } = held
  expect(await change('submit', people.lin)).toMatchObject({ refused: 'not-found' })
  expect(await change('submit', people.june)).toMatchObject({ refused: 'not-found' })
  made(await answerInvitation(world, actorOf(people.lin), { coApplicantId, accepts: false }))

  expect(await change('view')).toMatchObject({ refused: 'over' })
})
