import { expect, test } from 'vitest'
import { readSegments } from '#app/domain/giving/donors/read-segments.server.ts'
import { removeSegment } from '#app/domain/giving/donors/remove-segment.server.ts'
import { saveSegment } from '#app/domain/giving/donors/save-segment.server.ts'
import { cast } from '#test/support/cast.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a segment is forgotten once, not by an auditor', async () => {
  const { world } = held
  const { fay, otto } = await cast(world)
  const { segmentId } = made(await saveSegment(world, fay, { name: 'Lapsed', query: 'segment=lapsed' }))

  const audited = await removeSegment(world, otto, { segmentId })
  const both = await Promise.all([removeSegment(world, fay, { segmentId }), removeSegment(world, fay, { segmentId })])

  expect(audited).toEqual({ ok: false, refused: 'not-staff' })
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, refused: 'no-such-segment' })
  expect(await readSegments(world.db, fay)).toEqual([])
})
