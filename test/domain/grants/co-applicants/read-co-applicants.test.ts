import { beforeEach, expect, test } from 'vitest'
import { answerInvitation } from '#app/domain/grants/co-applicants/answer-invitation.server.ts'
import { readInvitation } from '#app/domain/grants/co-applicants/read-co-applicants.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCoApplicant } from '#test/support/given/co-applicants.ts'
import { givenCall, givenDraft, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
})

test('who left an application reads no more of it than who asked them', async () => {
  const { world } = held
  const applicationId = await givenDraft(world, people.grace)
  const asked = { lead: people.grace, applicationId, who: people.lin, right: 'edit' } as const
  const coApplicantId = await givenCoApplicant(world, asked)
  made(await answerInvitation(world, actorOf(people.lin), { coApplicantId, accepts: false }))

  const left = await readInvitation(world, people.lin, coApplicantId)

  expect(left).toEqual({ id: coApplicantId, leadName: 'Grace Hopper', state: 'declined' })
})
