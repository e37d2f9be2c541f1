import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { readMailing, readProgress, readWouldGet } from '#app/domain/giving/mailings/read-mailings.server.ts'
import { sendMailing } from '#app/domain/giving/mailings/send-mailing.server.ts'
import { startMailing } from '#app/domain/giving/mailings/start-mailing.server.ts'
import { stopLetters } from '#app/domain/giving/own/stop-letters.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import type { Day } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { letterStops } from '#db/schema/own.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { addressed, givenMailing } from '#test/support/given/mailings.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const today = '2026-03-03' as Day

test('a letter goes once to every donor who wants it and can be reached, in her own words', async () => {
  const { world, fay, mailingId, start } = await givenMailing(held.world)
  const seen = await readWouldGet(world.db, fay, { filter: {}, today, page: { size: 10 } })
  made(await startMailing(world, fay, start))

  const came = await Promise.all([sendMailing(world, mailingId), sendMailing(world, mailingId)])
  await sendMailing(world, mailingId)
  for (const { id } of await world.db.select().from(letters)) await deliverLetter(world, { letterId: id })

  expect(seen.shown.map(({ name, state }) => [name, state])).toEqual([
    ['Ann', 'waiting'],
    ['Book club', 'waiting'],
    ['Carl', 'stopped'],
    ['Dora', 'no_address'],
  ])
  expect(came.map(({ queued }) => queued).reduce((sum, one) => sum + one)).toBe(2)
  expect((await addressed(world)).sort()).toEqual(['ann@example.org', 'bo@example.org'])
  expect(world.mailbox.map(({ subject }) => subject).sort()).toEqual(['For Ann', 'For Book club'])
  expect(world.mailbox[0]?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
  expect(await readProgress(world.db, mailingId)).toMatchObject({ queued: 2, stopped: 1, no_address: 1, waiting: 0 })
  expect(await readMailing(world.db, fay, mailingId)).toMatchObject({ state: 'sent' })
})

test('who stops such letters between the queue and the post gets none either', async () => {
  const { world, fay, mailingId, start } = await givenMailing(held.world)
  made(await startMailing(world, fay, start))
  await sendMailing(world, mailingId)
  const [first, second] = await world.db.select().from(letters).where(eq(letters.kind, 'donor-letter'))
  await deliverLetter(world, { letterId: first?.id ?? 'ltr_' })
  const key = new URL(/<(.+)>/.exec(world.mailbox[0]?.headers?.['List-Unsubscribe'] ?? '')?.[1] ?? '').searchParams
  const stopped = made(await stopLetters(world, { letterId: first?.id ?? 'ltr_', key: key.get('key') }))
  await world.db
    .insert(letterStops)
    .values({ email: second?.toEmail?.toLowerCase() ?? '', topic: 'news', stoppedAt: world.clock.now() })

  await deliverLetter(world, { letterId: second?.id ?? 'ltr_' })

  expect(stopped).toEqual({ topic: 'news' })
  expect(world.mailbox).toHaveLength(1)
})

test('a donor that was made one with another meanwhile gets no second letter', async () => {
  const { world, fay, ann, mailingId, start } = await givenMailing(held.world)
  const twin = await givenDonor(world, { name: 'Ann', email: 'ann@example.com' })
  made(await startMailing(world, fay, { ...start, expected: 5 }))
  made(await mergeDonors(world, fay, { keptId: ann, mergedId: twin }))

  expect(await sendMailing(world, mailingId)).toMatchObject({ queued: 2, gone: 1 })
})
