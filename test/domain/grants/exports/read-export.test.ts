import { beforeEach, expect, test } from 'vitest'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { type ExportKind, type ExportRow, parseExportFile } from '#app/domain/grants/exports/export.ts'
import { readExport } from '#app/domain/grants/exports/read-export.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { loader as door } from '#app/routes/admin.calls.$callId_.export.$file/route.ts'
import type { Id } from '#app/units/id.ts'
import { replaceWorld } from '#app/world.server.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  answers,
  givenCall,
  givenDecided,
  givenDraft,
  givenInReview,
  givenReleased,
  givenReview,
  made,
} from '#test/support/given/grants.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  replaceWorld(held.world)
})

async function all(who: Person, kind: ExportKind): Promise<ExportRow[]> {
  const rows: ExportRow[] = []
  for await (const some of readExport(held.world, who, { callId, kind })) rows.push(...some)
  return rows
}

test('applications, decisions and awards come with their hours in GPU-seconds', async () => {
  const applicationId = await givenDecided(held.world, people)
  await givenReleased(held.world, people, callId)
  made(await acceptOffer(held.world, actorOf(people.grace), { applicationId, signedName: 'Grace Hopper' }))
  const hours = [{ gpu_class: 'h100', seconds: String(420_000 * 3600) }]

  expect(await all(people.june, 'applications')).toMatchObject([
    { applicant: 'Grace Hopper', institution: 'Arlington', state: 'awarded', asked: hours, reviews_in: 0 },
  ])
  expect(await all(people.june, 'decisions')).toMatchObject([
    { outcome: 'accepted_full', hours, decided_by: 'June Park', released_at: expect.stringMatching(/^2026-.*Z$/) },
  ])
  expect(await all(people.otto, 'awards')).toMatchObject([{ hours, signed_name: 'Grace Hopper' }])
})

test('reviews come by alias, for officers, and name no reviewer', async () => {
  const id = await givenInReview(held.world, people)
  await givenReview(held.world, people, id)

  const rows = await all(people.june, 'reviews')

  expect(rows).toMatchObject([{ reviewer: expect.stringMatching(/^Reviewer [A-Z]$/), score_merit: 5, confidence: 4 }])
  expect(JSON.stringify(rows)).not.toContain('Kofi')
  expect(await all(people.otto, 'reviews')).toEqual([])
})

test('drafts, and what an officer has a part in, are in no file', async () => {
  await givenDraft(held.world, people.ada)
  const id = await givenInReview(held.world, people)
  await givenReview(held.world, people, id)
  const officer: Person = { ...people.grace, roles: ['programme_officer'] }

  expect(await all(people.june, 'applications')).toHaveLength(1)
  for (const kind of ['applications', 'decisions', 'awards', 'reviews'] as const)
    expect(await all(officer, kind)).toEqual([])
})

test('the doors give CSV with formulas disarmed, and JSON; other names and other people find nothing', async () => {
  const project = { ...answers.project, title: '=HYPERLINK("http://evil.test")' }
  await givenInReview(held.world, people, { answers: { project } })
  const get = async (who: Person, file: string) => {
    const cookie = await cookieOf(held.world, who, true)
    const request = new Request(`${held.world.lab.origin}/admin/calls/${callId}/export/${file}`, {
      headers: { cookie },
    })
    try {
      const answer = await door({ request, params: { callId, file }, context: {} } as never)
      return { status: answer.status, text: await answer.text() }
    } catch (thrown) {
      return { status: (thrown as Response).status, text: '' }
    }
  }

  const csv = await get(people.june, 'applications.csv')
  expect(csv.text).toContain(`'=HYPERLINK`)
  expect(csv.text).toContain('"420,000 h100"')
  expect(JSON.parse((await get(people.june, 'applications.json')).text)).toHaveLength(1)
  expect((await get(people.june, 'reviews.csv')).text.trim().split('\n')).toHaveLength(1)
  for (const [who, file] of [
    [people.june, 'people.csv'],
    [people.june, 'applications.xml'],
    [people.otto, 'reviews.json'],
    [people.kofi, 'applications.csv'],
  ] as const)
    expect((await get(who, file)).status).toBe(404)
})

test('only names of files that there are can be asked for', () => {
  expect(parseExportFile('reviews.json')).toEqual({ kind: 'reviews', format: 'json' })
  expect(parseExportFile('__proto__.csv')).toBeNull()
  expect(parseExportFile(undefined)).toBeNull()
})
