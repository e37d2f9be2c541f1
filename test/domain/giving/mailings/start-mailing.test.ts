import { expect, test } from 'vitest'
import { sendMailing } from '#app/domain/giving/mailings/send-mailing.server.ts'
import { startMailing } from '#app/domain/giving/mailings/start-mailing.server.ts'
import { rewriteMailing, writeMailing } from '#app/domain/giving/mailings/write-mailing.server.ts'
import { addressed, givenMailing, mailingWords } from '#test/support/given/mailings.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('it is begun once, by those who may, while the segment is as it was seen', async () => {
  const { world, fay, otto, mailingId, start } = await givenMailing(held.world)
  const refused = [
    await startMailing(world, otto, start),
    await startMailing(world, fay, { ...start, expected: 3 }),
    await startMailing(world, fay, { ...start, filter: { state: 'NV' } }),
    await startMailing(world, fay, { ...start, mailingId: 'mlg_none' }),
  ]

  const both = await Promise.all([startMailing(world, fay, start), startMailing(world, fay, start)])
  await sendMailing(world, mailingId)

  expect(refused.map((outcome) => (outcome.ok ? 'begun' : outcome.refused))).toEqual([
    'not-staff',
    'others-meanwhile',
    'nobody-there',
    'no-such-mailing',
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, refused: 'begun-already' })
  expect(await rewriteMailing(world, fay, { ...mailingWords, mailingId })).toEqual({
    ok: false,
    refused: 'not-a-draft',
  })
  expect(await addressed(world)).toHaveLength(2)
})

test('a fundraiser writes to nobody whom she may not know of', async () => {
  const given = await givenGivers(held.world)
  const { world, fay, mina } = given
  await givenCheque(given, { visibility: 'anonymous' })
  const { mailingId } = made(await writeMailing(world, fay, mailingWords))
  const start = { mailingId, filter: {}, expected: 1 }

  expect(await startMailing(world, fay, start)).toEqual({ ok: false, refused: 'nobody-there' })
  expect(await startMailing(world, mina, start)).toMatchObject({ ok: true })
  await sendMailing(world, mailingId)
})
