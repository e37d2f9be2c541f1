import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { letters } from '#db/schema/activity.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { submissionPapers } from '#db/schema/submission-papers.ts'
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

test('five hundred who send in the last minute before the deadline are all received, each with its paper and letter', async () => {
  const { world } = held
  const [call] = await world.db.select().from(calls)
  const closesAt = call?.closesAt ?? new Date(0)
  world.clock.set(new Date(closesAt.getTime() - 60_000))
  const drafts = await givenFilledDrafts(500)

  const outcomes: Awaited<ReturnType<typeof submitApplication>>[] = []
  const waiting = [...drafts]
  const send = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      world.clock.advance(100)
      const { applicationId, revision } = next
      outcomes.push(
        await submitApplication(world, actorOf({ ...people.grace, id: next.personId }), { applicationId, revision }),
      )
    }
  }
  await Promise.all(Array.from({ length: 16 }, send))

  const receipts = outcomes.map(made)
  expect(new Set(receipts.map(({ number }) => number)).size).toBe(500)
  expect(receipts.every(({ submittedAt }) => submittedAt < closesAt)).toBe(true)
  const papers = await world.db
    .select({ id: submissionPapers.applicationId, sha256: submissionPapers.sha256 })
    .from(submissionPapers)
  expect(new Set(papers.map(({ id }) => id)).size).toBe(500)
  expect(new Set(papers.map(({ sha256 }) => sha256)).size).toBe(500)
  const told = await world.db.select({ to: letters.toEmail }).from(letters)
  expect(new Set(told.map(({ to }) => to)).size).toBe(500)
})

/** Drafts of as many people, each word for word the first one but for its applicant. */
async function givenFilledDrafts(howMany: number) {
  const { world } = held
  const first = await givenFilledDraft(world, people.grace)
  const nth = (id: string) => sql`left(${id}::text, -4) || lpad(n::text, 4, '0')`
  const every = sql`generate_series(1, ${howMany}) n`
  await world.db.execute(sql`
    insert into person select (jsonb_populate_record(p, jsonb_build_object(
      'id', ${nth(people.grace.id)}, 'email', 'applicant-' || n || '@example.org'))).* from person p, ${every} where p.id = ${people.grace.id}`)
  await world.db.execute(sql`
    insert into application select (jsonb_populate_record(a, jsonb_build_object(
      'id', ${nth(first)}, 'applicant_id', ${nth(people.grace.id)}, 'number', '2026-' || (n + 1000)))).* from application a, ${every}
      where a.id = ${first}`)
  await world.db.execute(sql`
    insert into application_form select (jsonb_populate_record(f, jsonb_build_object('application_id', ${nth(first)}))).*
      from application_form f, ${every} where f.application_id = ${first}`)
  await world.db.execute(sql`
    insert into request_line select (jsonb_populate_record(l, jsonb_build_object(
      'id', left(l.id, -4) || lpad(n::text, 4, '0'), 'application_id', ${nth(first)}))).*
      from request_line l, ${every} where l.application_id = ${first}`)
  const rows = await world.db
    .select({ applicationId: applications.id, personId: applications.applicantId, revision: applications.revision })
    .from(applications)
  return rows.filter(({ applicationId }) => applicationId !== first)
}
