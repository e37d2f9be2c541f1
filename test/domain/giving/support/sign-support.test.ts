import { expect, test } from 'vitest'
import { readSignatures } from '#app/domain/giving/support/read-signatures.server.ts'
import { signSupport } from '#app/domain/giving/support/sign-support.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { letters } from '#db/schema/activity.ts'
import { signatures } from '#db/schema/support.ts'
import { signatureAsk } from '#test/support/given/support.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('who signs is written to, and shows nowhere before she has answered', async () => {
  const { world } = held

  const outcome = await signSupport(world, signatureAsk({ words: 'What nobody can look into, nobody can trust.' }))

  expect(outcome.ok).toBe(true)
  const [letter] = await world.db.select().from(letters)
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })
  expect(world.mailbox).toMatchObject([{ to: 'grace@example.org', subject: 'Confirm that you support ATOM Lab' }])
  expect(world.mailbox[0]?.text).toMatch(/http:\/\/localhost:3000\/support\/sig_\w+\?key=/)
  expect(await readSignatures(world.db, null)).toEqual({ notable: [], others: [], count: 0, next: null })
})

test.each([
  ['an address no letter reaches', { email: 'grace@nowhere' }, 'not-an-address'],
  ['a line with an address of the web', { words: 'Cheap hours at https://spam.example' }, 'has-address'],
  ['a name that is an advertisement', { name: 'casino-bonus.com' }, 'has-address'],
] as const)('%s is refused, and nothing is kept', async (_name, words, refused) => {
  const { world } = held

  expect(await signSupport(world, signatureAsk(words))).toEqual({ ok: false, refused })
  expect(await world.db.select().from(signatures)).toEqual([])
})
