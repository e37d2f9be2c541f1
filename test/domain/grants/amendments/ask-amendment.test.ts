import { beforeEach, expect, test } from 'vitest'
import {
  type AskAmendment,
  type AskAmendmentRefusal,
  askAmendment,
} from '#app/domain/grants/amendments/ask-amendment.server.ts'
import { readAmendment, readAmendments } from '#app/domain/grants/amendments/read-amendments.server.ts'
import { changeProjectState } from '#app/domain/grants/change-project-state.server.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { readInbox } from '#app/domain/impact/read-inbox.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { projectMembers } from '#db/schema/grants.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAmendment, moreTime } from '#test/support/given/amendments.ts'
import { givenAward, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let projectId: Id<'prj'>

beforeEach(async () => {
  people = await cast(held.world)
  projectId = (await givenAward(held.world, people)).projectId
})

const ask = (change: Partial<AskAmendment> = {}, who = people.grace) =>
  askAmendment(held.world, actorOf(who), { projectId, ...moreTime, ...change })
const waiting = async (who = people.june) =>
  (await readInbox(held.world, who, held.world.clock.now())).filter(({ act }) => act === 'answer-amendment')

test('what is asked changes nothing, waits in the inbox with the day of the answer, and is confirmed by letter', async () => {
  const { world } = held

  const { amendmentId } = made(await ask())

  expect(await readAmendment(world, people.lin, { projectId, amendmentId })).toMatchObject({
    ...{ state: 'asked', askedUntil: '2026-12-31', replyBy: '2026-03-17', askedBy: 'Grace Hopper' },
    ...{ mayWithdraw: false, mayAnswer: false },
  })
  expect(await readProject(world, people.grace, projectId)).toMatchObject({ endsOn: '2026-10-31' })
  expect(await waiting()).toMatchObject([
    { at: `${projectId} ${amendmentId}`, detail: 'More time', until: new Date('2026-03-18T04:00:00Z') },
  ])
  expect((await world.db.select().from(letters)).at(-1)).toMatchObject({ kind: 'amendment-received' })
})

test('the same asked twice, and at once, is once; another of the kind waits for the first', async () => {
  const all = await Promise.all([ask(), ask(), ask()])

  expect(new Set(all.map((one) => made(one).amendmentId)).size).toBe(1)
  expect(await ask({ until: '2026-11-30' as Day })).toMatchObject({ refused: 'open-already' })
  expect(await ask({ kind: 'people', until: null, words: 'Lin leads.' })).toMatchObject({ ok: true })
  expect(await readAmendments(held.world.db, projectId)).toMatchObject([{ kind: 'people' }, { kind: 'extension' }])
})

test('what is not whole, too late or too much is refused', async () => {
  const refused = async (change: Partial<AskAmendment>, why: AskAmendmentRefusal) =>
    expect(await ask(change)).toMatchObject({ refused: why })

  await refused({ until: null }, 'day-missing')
  await refused({ until: '2026-10-31' as Day }, 'not-later')
  await refused({ until: '2027-11-02' as Day }, 'too-far')
  await refused({ why: ' ' }, 'why-missing')
  await refused({ kind: 'goal', until: null, words: ' ' }, 'words-missing')
  const june = actorOf(people.june)
  made(await changeProjectState(held.world, june, { projectId, to: 'closing' }))
  made(await changeProjectState(held.world, june, { projectId, to: 'closed' }))
  await refused({}, 'not-running')
})

test('only the lead asks, and neither strangers nor officers on the team find it waiting', async () => {
  const { world } = held
  for (const who of [people.lin, people.ada, people.june]) {
    expect(await ask({}, who)).toMatchObject({ refused: 'not-found' })
  }
  const amendmentId = await givenAmendment(world, people, { projectId })
  expect(await readAmendment(world, people.ada, { projectId, amendmentId })).toBeNull()
  expect(await waiting(people.ravi)).toEqual([])

  await world.db.insert(projectMembers).values({ projectId, personId: people.june.id, role: 'member' })

  expect(await waiting()).toEqual([])
})
