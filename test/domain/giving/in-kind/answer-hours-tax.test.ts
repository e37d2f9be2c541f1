import { expect, test } from 'vitest'
import { confirmDelivery } from '#app/domain/compute/confirm-delivery.server.ts'
import { answerHoursTax } from '#app/domain/giving/in-kind/answer-hours-tax.server.ts'
import { readAcknowledgement } from '#app/domain/giving/in-kind/read-deliveries.server.ts'
import { readHoursPledge } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { usd } from '#app/units/money.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { cast } from '#test/support/cast.ts'
import { givenDelivery, givenHours, readHoursRow } from '#test/support/given/in-kind.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const note = 'Counsel, by letter'

test('each of the three answers stands by itself, and none of them books anything', async () => {
  const { world } = held
  const { fay, mina } = await cast(world)
  const hoursId = await givenHours(world, fay)

  for (const bits of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const answers = { isDeductible: (bits & 1) > 0, isRecognised: (bits & 2) > 0, isOnForm990: (bits & 4) > 0 }
    expect((await answerHoursTax(world, mina, { hoursId, ...answers, note, fairValue: null })).ok).toBe(true)
    expect(await readHoursRow(world, hoursId)).toMatchObject(answers)
  }
  expect(await world.db.select().from(journalEntries)).toEqual([])
})

test('finance answers, with a reason; what it would cost is shown to finance and the auditor only', async () => {
  const { world } = held
  const { fay, mina, otto, ravi, rosa } = await cast(world)
  const hoursId = await givenHours(world, fay)
  const answers = { hoursId, isDeductible: false, isRecognised: true, isOnForm990: false, note, fairValue: usd(2_100) }

  expect(await answerHoursTax(world, fay, answers)).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await answerHoursTax(world, mina, { ...answers, note: '' })).toEqual({ ok: false, refused: 'no-note' })
  expect(await answerHoursTax(world, mina, { ...answers, fairValue: usd(0) })).toEqual({
    ok: false,
    refused: 'no-value',
  })
  expect(await answerHoursTax(world, mina, { ...answers, hoursId: 'hpl_none' })).toMatchObject({
    refused: 'no-such-promise',
  })
  await answerHoursTax(world, mina, answers)

  for (const person of [mina, otto])
    expect(await readHoursPledge(world.db, person, hoursId)).toMatchObject({ fairValue: usd(2_100) })
  for (const person of [fay, ravi, rosa])
    expect(await readHoursPledge(world.db, person, hoursId)).toMatchObject({ fairValue: null })
})

test('an acknowledgement that is out stays as it was when the answer changes', async () => {
  const { world } = held
  const { fay, mina, ravi } = await cast(world)
  const hoursId = await givenHours(world, fay)
  const first = await givenDelivery(world, fay, { hoursId, hours: 100 })
  await confirmDelivery(world, ravi, { deliveryId: first, seconds: gpuHours(100), reason: '' })
  const answers = { hoursId, isDeductible: true, isRecognised: true, isOnForm990: true, note, fairValue: null }

  await answerHoursTax(world, mina, answers)
  const second = await givenDelivery(world, fay, { hoursId, hours: 100 })
  await confirmDelivery(world, ravi, { deliveryId: second, seconds: gpuHours(100), reason: '' })

  expect((await readAcknowledgement(world.db, first))?.paper.isDeductible).toBe(false)
  expect((await readAcknowledgement(world.db, second))?.paper.isDeductible).toBe(true)
})
