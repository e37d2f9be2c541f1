import { beforeEach, expect, test } from 'vitest'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCoApplicant } from '#test/support/given/co-applicants.ts'
import {
  givenCall,
  givenDraft,
  givenFilledDraft,
  givenSubmitted,
  made,
  revisionOf,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
})

test('a whole application is received with its number and time, and a letter says so', async () => {
  const { world } = held
  const applicationId = await givenFilledDraft(world, people.grace)
  const revision = await revisionOf(world, applicationId)

  const sent = await submitApplication(world, actorOf(people.grace), { applicationId, revision })

  expect(sent).toEqual({ ok: true, value: { number: '2026-0001', submittedAt: world.clock.now() } })
  const [letter] = await world.db.select().from(letters)
  expect(letter).toMatchObject({ kind: 'application-received', toEmail: people.grace.email })
})

test('sending twice, and five times at once, is sending once', async () => {
  const { world } = held
  const applicationId = await givenFilledDraft(world, people.grace)
  const revision = await revisionOf(world, applicationId)
  const send = () => submitApplication(world, actorOf(people.grace), { applicationId, revision })

  const all = await Promise.all([send(), send(), send(), send(), send()])
  world.clock.advance(60_000)
  const later = await send()

  expect(new Set([...all, later].map((one) => made(one).submittedAt.getTime())).size).toBe(1)
  expect(await world.db.select().from(letters)).toHaveLength(1)
})

test('an unfinished application is not sent', async () => {
  const { world } = held
  const applicationId = await givenDraft(world, people.grace)

  expect(await submitApplication(world, actorOf(people.grace), { applicationId, revision: 0 })).toMatchObject({
    refused: 'incomplete',
  })
})

test('what somebody changed after the check is not sent unread', async () => {
  const { world } = held
  const applicationId = await givenFilledDraft(world, people.grace)
  const revision = await revisionOf(world, applicationId)
  const change = { applicationId, section: 'openness', base: revision, values: { releases: 'Nothing.' } } as const
  await givenCoApplicant(world, { lead: people.grace, applicationId, who: people.lin, right: 'edit' })
  made(await saveSection(world, actorOf(people.lin), change))

  expect(await submitApplication(world, actorOf(people.grace), { applicationId, revision })).toMatchObject({
    refused: 'changed-since',
  })
})

test('the server’s clock decides: within the grace it arrives, at the deadline it is too late and nothing is lost', async () => {
  const { world } = held
  const applicationId = await givenFilledDraft(world, people.grace)
  const late = await givenFilledDraft(world, people.ada)
  world.clock.set('2026-03-31T21:09:59Z')
  const revision = await revisionOf(world, applicationId)
  expect((await submitApplication(world, actorOf(people.grace), { applicationId, revision })).ok).toBe(true)

  world.clock.set('2026-03-31T21:10:00Z')
  const refused = await submitApplication(world, actorOf(people.ada), { applicationId: late, revision })

  expect(refused).toMatchObject({ refused: 'past-deadline' })
  expect(await readMyApplication(world, people.ada, late)).toMatchObject({
    stage: 'draft',
    title: 'Lantern: a 7B model',
  })
})

test('a returned application may come again after the deadline, with a new receipt', async () => {
  const { world } = held
  const applicationId = await givenSubmitted(world, people.grace)
  const back = { applicationId, to: 'returned', note: 'Say more.' } as const
  made(await screenApplication(world, actorOf(people.june), back))
  world.clock.set('2026-04-10T12:00:00Z')
  const revision = await revisionOf(world, applicationId)

  const sent = await submitApplication(world, actorOf(people.grace), { applicationId, revision })

  expect(sent).toMatchObject({ ok: true, value: { submittedAt: new Date('2026-04-10T12:00:00Z') } })
  const kinds = (await world.db.select().from(letters)).map((letter) => letter.kind).sort()
  expect(kinds).toEqual(['application-received', 'application-received', 'application-returned'])
})

test('only the applicant sends; a co-investigator and a stranger cannot', async () => {
  const { world } = held
  const applicationId = await givenFilledDraft(world, people.grace)
  const revision = await revisionOf(world, applicationId)

  expect(await submitApplication(world, actorOf(people.lin), { applicationId, revision })).toMatchObject({
    refused: 'not-found',
  })
  expect(await submitApplication(world, actorOf(people.ada), { applicationId, revision })).toMatchObject({
    refused: 'not-found',
  })
})
