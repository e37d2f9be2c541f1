import { beforeEach, expect, test } from 'vitest'
import { nameLead } from '#app/domain/grants/sight/meta-review/name-lead.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenReviewed } from '#test/support/given/discussion.ts'
import { made } from '#test/support/given/grants.ts'
import { cookieOf } from '#test/support/http.ts'
import { usePortal } from '#test/support/portal.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const portal = usePortal(held)
let people: Cast
let reviewed: Awaited<ReturnType<typeof givenReviewed>>

beforeEach(async () => {
  people = await cast(held.world)
  reviewed = await givenReviewed(held.world, people)
})

const send = async (page: string, form: Record<string, string>, as = people.kofi) => {
  const cookie = await cookieOf(held.world, as)
  return portal.knock(`/review/${reviewed.byKofi}/${page}`, { method: 'POST', cookie, body: new URLSearchParams(form) })
}
const lead = async (assignmentId: typeof reviewed.byKofi) =>
  made(await nameLead(held.world, actorOf(people.june), { applicationId: reviewed.applicationId, assignmentId }))
const withdraw = async () => {
  const { applicationId } = reviewed
  made(await withdrawApplication(held.world, actorOf(people.grace), { applicationId, reason: 'Found hours.' }))
}
const words = { base: '0', summary: 'Two would fund it.', agreed: '', forApplicant: 'Compare the runs.' }

test('a lead who is replaced while typing gets the words back, saved or handed in', async () => {
  await lead(reviewed.byKofi)
  await lead(reviewed.byInes)

  for (const page of ['meta-review', 'meta-review/hand-in']) {
    const { status, text } = await send(page, words)
    expect(status).toBe(409)
    expect(text).toContain('Somebody else leads it now')
    expect(text).toContain('Two would fund it.')
    expect(text).toContain('Compare the runs.')
    expect(text).not.toMatch(/<textarea[^>]*aria-required/)
    expect((await send(page, words, people.ines)).status).toBe(404)
  }
})

test('a withdrawal meanwhile gives lead and reviewer their words back, and a stranger nothing', async () => {
  await lead(reviewed.byKofi)
  await withdraw()

  const led = await send('meta-review', words)
  const said = await send('discussion', { words: 'The window is short.' })

  expect([led.status, said.status]).toEqual([409, 409])
  expect(led.text).toContain('Two would fund it.')
  expect(said.text).toContain('The discussion is closed')
  expect(said.text).toContain('The window is short.')
  expect((await send('discussion', { words: 'Hm.' }, people.ines)).status).toBe(404)
})

test('a reviewer whose review is gone while it is saved, sent in or changed gets the words back, and a stranger nothing', async () => {
  await withdraw()
  const review = { base: '1', confidence: '4', forApplicant: 'A careful plan.', forCommittee: 'Fund it.' }

  for (const page of ['', 'submit', 'revise']) {
    const { status, text } = await send(page, review)
    expect(status, page).toBe(409)
    expect(text).toContain('closed to you meanwhile')
    expect(text).toContain('A careful plan.')
    expect(text).toContain('Fund it.')
    expect((await send(page, review, people.ines)).status).toBe(404)
  }
})

test('an officer who speaks after a withdrawal gets the words back', async () => {
  await withdraw()
  const cookie = await cookieOf(held.world, people.june, true)
  const body = new URLSearchParams({ words: 'Which of the two lines?' })

  const answer = await portal.knock(`/admin/applications/${reviewed.applicationId}/discussion`, {
    method: 'POST',
    cookie,
    body,
  })

  expect(answer.status).toBe(409)
  expect(answer.text).toContain('Which of the two lines?')
})
