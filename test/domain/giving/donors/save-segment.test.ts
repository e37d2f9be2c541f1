import { expect, test } from 'vitest'
import { readSegments } from '#app/domain/giving/donors/read-segments.server.ts'
import { saveSegment } from '#app/domain/giving/donors/save-segment.server.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const ask = { name: 'Massachusetts, last year', query: 'segment=lybunt&state=MA' }

test('a segment is saved once under its name, for all who read donors', async () => {
  const { world } = held
  const { fay, otto, june } = await cast(world)

  const both = await Promise.all([saveSegment(world, fay, ask), saveSegment(world, fay, ask)])

  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, refused: 'name-taken' })
  expect(await readSegments(world.db, otto)).toMatchObject([ask])
  expect(await readSegments(world.db, june)).toEqual([])
})

test('a segment without a name, one that narrows nothing, and one of an auditor is not saved', async () => {
  const { world } = held
  const { fay, otto } = await cast(world)

  expect(await saveSegment(world, otto, ask)).toEqual({ ok: false, refused: 'not-staff' })
  expect(await saveSegment(world, fay, { ...ask, name: ' ' })).toEqual({ ok: false, refused: 'no-name' })
  expect(await saveSegment(world, fay, { name: 'All', query: '' })).toEqual({ ok: false, refused: 'narrows-nothing' })
})
