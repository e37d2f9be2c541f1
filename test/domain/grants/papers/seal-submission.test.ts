import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { readSubmissionPaper, readSubmissionPapers } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { writePaper } from '#app/domain/grants/papers/submission-paper.ts'
import { saveSection } from '#app/domain/grants/save-section.server.ts'
import { screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { drawSubmission } from '#app/platform/submission-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import type { Id } from '#app/units/id.ts'
import { submissionPapers } from '#db/schema/submission-papers.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { answers, givenAssignment, givenCall, givenSubmitted, made, revisionOf } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenSubmitted(held.world, people.grace)
})

const paper = (number = 1, who = people.grace) => readSubmissionPaper(held.world, who, { applicationId, number })

test('what is sent is kept word for word, with the server’s time and its fingerprint', async () => {
  const found = await paper()

  expect(found?.paper).toMatchObject({
    version: 1,
    applicant: 'Grace Hopper',
    sentAt: held.world.clock.now().toISOString(),
    application: { title: answers.project.title },
    hours: [{ gpuClass: 'h100', seconds: String(420_000 * 3600) }],
  })
  expect(JSON.stringify(found?.paper.sections)).toContain(answers.science.question)
  expect(
    createHash('sha256')
      .update(writePaper(found?.paper as never))
      .digest('hex'),
  ).toBe(found?.sha256)
})

test('sending anew after a return adds a version and leaves the first as it was; sending twice adds none', async () => {
  const { world } = held
  const first = await paper()
  made(await screenApplication(world, actorOf(people.june), { applicationId, to: 'returned', note: 'Which months?' }))
  const base = await revisionOf(world, applicationId)
  const values = { question: 'Another question.' }
  made(await saveSection(world, actorOf(people.grace), { applicationId, section: 'science', base, values }))
  const revision = await revisionOf(world, applicationId)
  const send = () => submitApplication(world, actorOf(people.grace), { applicationId, revision })

  await Promise.all([send(), send(), send()])

  expect(await readSubmissionPapers(world.db, people.grace, applicationId)).toMatchObject([
    { number: 2 },
    { number: 1 },
  ])
  expect(await paper(1)).toEqual(first)
  expect(JSON.stringify((await paper(2))?.paper)).toContain('Another question.')
})

test('team and staff have it; a reviewer, a stranger and an officer with a part in it do not', async () => {
  const { world } = held
  made(await screenApplication(world, actorOf(people.june), { applicationId, to: 'in_review', note: '' }))
  await givenAssignment(world, people, applicationId)

  expect(await paper(1, people.june)).not.toBeNull()
  expect(await paper(1, people.otto)).not.toBeNull()
  expect(await paper(1, people.kofi)).toBeNull()
  expect(await paper(1, people.lin)).toBeNull()
  expect(await readSubmissionPapers(world.db, people.lin, applicationId)).toEqual([])
})

test('the database refuses to change or remove what was sent', async () => {
  const { world } = held
  const row = eq(submissionPapers.applicationId, applicationId)

  await expect(world.db.update(submissionPapers).set({ number: 9 }).where(row)).rejects.toThrow()
  await expect(world.db.delete(submissionPapers).where(row)).rejects.toThrow()
})

test('the same paper gives the same PDF', async () => {
  const found = await paper()
  if (!found) throw new Error('no paper')
  const draw = () => drawSubmission(found, { mark: drawOrbit(found.sha256) })
  const [one, other] = await Promise.all([draw(), draw()])

  expect(Buffer.from(one).subarray(0, 5).toString()).toBe('%PDF-')
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
})
