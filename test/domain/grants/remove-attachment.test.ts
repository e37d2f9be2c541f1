import { expect, test } from 'vitest'
import { attachFile } from '#app/domain/grants/attach-file.server.ts'
import { readAttachment } from '#app/domain/grants/read-attachment.server.ts'
import { removeAttachment } from '#app/domain/grants/remove-attachment.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, givenDraft, givenSubmitted, made } from '#test/support/given/grants.ts'
import { givenPdf } from '#test/support/given/pdf.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an attachment is removed by its team, once however often, and not after sending in', async () => {
  const { world } = held
  const people = await cast(world)
  await givenCall(world, people.june)
  const applicationId = await givenDraft(world, people.grace)
  const file = { applicationId, fileName: 'a.pdf', bytes: await givenPdf('One') }
  made(await attachFile(world, actorOf(people.grace), file))
  expect(await removeAttachment(world, actorOf(people.ada), { applicationId })).toMatchObject({ refused: 'not-found' })

  const remove = () => removeAttachment(world, actorOf(people.grace), { applicationId })
  const both = await Promise.all([remove(), remove()])

  expect(both.every((one) => one.ok)).toBe(true)
  expect(await readAttachment(world, people.grace, applicationId)).toBeNull()
  const sent = await givenSubmitted(world, people.ada)
  const late = await removeAttachment(world, actorOf(people.ada), { applicationId: sent })
  expect(late).toMatchObject({ refused: 'not-editable' })
})
