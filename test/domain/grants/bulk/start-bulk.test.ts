import { beforeEach, expect, test } from 'vitest'
import type { Bulk } from '#app/domain/grants/bulk/bulk.ts'
import { readBulk, readChosen } from '#app/domain/grants/bulk/read-bulk.server.ts'
import { type Chosen, startBulk } from '#app/domain/grants/bulk/start-bulk.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { people as peopleTable } from '#db/schema/people.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  givenAssignment,
  givenCall,
  givenDraft,
  givenInReview,
  givenSubmitted,
  made,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  applicationId = await givenSubmitted(held.world, people.grace)
})

const start = (bulk: Bulk, chosen: readonly Chosen[], bulkId = held.world.ids.next('blk')) =>
  startBulk(held.world, actorOf(people.june), { bulkId, bulk, chosen })
const row = (id: Id<'app'>) => ({ applicationId: id, basedOn: null })

test('what an officer chose waits row by row, and nobody else finds it', async () => {
  const { world } = held
  const bulkId = world.ids.next('blk')

  made(await start({ act: 'to-review' }, [row(applicationId)], bulkId))

  expect(await readBulk(world, people.june, bulkId)).toMatchObject({
    missing: 0,
    lines: [{ applicationId, verdict: 'waiting' }],
  })
  const colleague = { ...people.otto, roles: ['programme_officer'] as const }
  expect(await readBulk(world, colleague, bulkId)).toBeNull()
  expect(await readBulk(world, people.rosa, bulkId)).toBeNull()
})

test('the same form sent twice is one act, and another officer does not get it by its id', async () => {
  const bulkId = held.world.ids.next('blk')
  const colleague = { ...people.otto, roles: ['programme_officer'] as const }

  const first = made(await start({ act: 'to-review' }, [row(applicationId)], bulkId))
  const again = made(await start({ act: 'to-review' }, [row(applicationId)], bulkId))
  const theirs = await startBulk(held.world, actorOf(colleague), {
    bulkId,
    bulk: { act: 'to-review' },
    chosen: [row(applicationId)],
  })

  expect([first.isNew, again.isNew]).toEqual([true, false])
  expect(theirs).toMatchObject({ refused: 'not-found' })
})

test('the same id with another act, other words or other rows is refused', async () => {
  const bulkId = held.world.ids.next('blk')
  const other = await givenSubmitted(held.world, people.ada)
  made(await start({ act: 'return', note: 'Say which data.' }, [row(applicationId)], bulkId))

  const asks = [
    await start({ act: 'to-review' }, [row(applicationId)], bulkId),
    await start({ act: 'return', note: 'Say who pays.' }, [row(applicationId)], bulkId),
    await start({ act: 'return', note: 'Say which data.' }, [row(other)], bulkId),
  ]

  expect(asks.map((one) => !one.ok && one.refused)).toEqual(['other-words', 'other-words', 'other-words'])
})

test('a draft, an application with a conflict and one that never was are missing alike', async () => {
  const { world } = held
  const draft = await givenDraft(world, people.ada)
  const never = 'app_01ARZ3NDEKTSV4RRFFQ69G5FAV' as const
  await world.db.update(peopleTable).set({ roles: ['reviewer', 'programme_officer'] })
  const both = { ...people.kofi, roles: ['reviewer', 'programme_officer'] as const }
  const conflicted = await givenInReview(world, people, { lead: people.fay })
  const assignmentId = await givenAssignment(world, people, conflicted)
  made(await declareConflict(world, actorOf(both), { assignmentId, has: 'conflict', reason: 'We wrote together.' }))
  const ids = [draft, never, conflicted]
  const bulkId = world.ids.next('blk')

  made(await startBulk(world, actorOf(both), { bulkId, bulk: { act: 'to-review' }, chosen: ids.map(row) }))

  expect(await readBulk(world, both, bulkId)).toMatchObject({ missing: 3, lines: [] })
  expect(await readChosen(world, both, ids)).toEqual([])
})

test('what every row would refuse is refused before', async () => {
  const { world } = held
  const none = await start({ act: 'to-review' }, [])
  const many = await start(
    { act: 'to-review' },
    Array.from({ length: 201 }, () => row(world.ids.next('app'))),
  )
  const wordless = await start({ act: 'ineligible', note: ' ' }, [row(applicationId)])
  const reasonless = await start({ act: 'decide', outcome: 'declined', note: '' }, [row(applicationId)])
  const nobody = await start({ act: 'assign', reviewerId: people.ada.id, dueAt: null }, [row(applicationId)])
  const past = new Date(world.clock.now().getTime() - 1)
  const late = await start({ act: 'assign', reviewerId: people.kofi.id, dueAt: past }, [row(applicationId)])
  const kofi = await startBulk(world, actorOf(people.kofi), {
    bulkId: world.ids.next('blk'),
    bulk: { act: 'to-review' },
    chosen: [row(applicationId)],
  })

  const refused = [none, many, wordless, reasonless, nobody, late, kofi].map((one) => !one.ok && one.refused)
  expect(refused).toEqual([
    'nothing-chosen',
    'too-many',
    'note-missing',
    'note-missing',
    'not-a-reviewer',
    'due-past',
    'not-allowed',
  ])
})
