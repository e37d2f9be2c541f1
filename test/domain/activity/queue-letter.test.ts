import { inArray } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import type { LetterKind } from '#app/domain/activity/letter.ts'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { workOnQueue } from '#app/platform/queue.server.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

function queue(kind: LetterKind, id: string) {
  const { world } = held
  const letter = { kind, to: { email: `${id}@example.org` }, subject: { type: 'test', id } }
  return world.db.transaction((tx) => queueLetter(tx, { ids: world.ids, at: world.clock.now() }, letter))
}

/** One worker takes every job that waits, one after the other; answers the kinds of the letters it took. */
async function workOff(expected: number): Promise<string[]> {
  const taken: Id<'ltr'>[] = []
  const working = await workOnQueue({
    url: held.world.url,
    names: ['deliver-letter'],
    perform: async (_name, payload) => {
      if ('letterId' in payload) taken.push(payload.letterId)
    },
    concurrency: 1,
  })
  await vi.waitFor(() => expect(taken).toHaveLength(expected), { timeout: 30_000 })
  await working.stop()
  const rows = await held.world.db.select().from(letters).where(inArray(letters.id, taken))
  return taken.map((id) => rows.find((row) => row.id === id)?.kind ?? 'none')
}

test('a sign-in letter goes before receipts, and a receipt before a mailing that was queued first', async () => {
  await queue('donor-letter', 'first')
  await queue('year-statement', 'second')
  await queue('donor-letter', 'third')
  await queue('gift-receipt', 'fourth')
  await queue('sign-in-link', 'fifth')

  const taken = await workOff(5)

  expect(taken).toEqual(['sign-in-link', 'gift-receipt', 'donor-letter', 'year-statement', 'donor-letter'])
})
