import { expect, test } from 'vitest'
import { noteExport } from '#app/domain/grants/exports/note-export.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('who takes what along is written down; reviews leave with officers alone', async () => {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june)

  made(await noteExport(world, actorOf(people.otto), { callId, kind: 'awards' }))

  const told = await readActivity(world.db, people.june, { type: 'call', id: callId })
  expect(told.map(({ kind }) => kind)).toContain('call-exported')
  const refused = { ok: false, refused: 'not-allowed' }
  expect(await noteExport(world, actorOf(people.otto), { callId, kind: 'reviews' })).toEqual(refused)
  expect(await noteExport(world, actorOf(people.kofi), { callId, kind: 'applications' })).toEqual(refused)
})
