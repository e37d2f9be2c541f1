import { expect, test } from 'vitest'
import { rewriteMailing, writeMailing } from '#app/domain/giving/mailings/write-mailing.server.ts'
import { mailingWords } from '#test/support/given/mailings.ts'
import { givenGivers } from '#test/support/given/own.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an empty letter is not written, nor one by an auditor', async () => {
  const { world, fay, otto } = await givenGivers(held.world)

  expect(await writeMailing(world, fay, { ...mailingWords, words: ' ' })).toEqual({ ok: false, refused: 'no-words' })
  expect(await writeMailing(world, otto, mailingWords)).toEqual({ ok: false, refused: 'not-staff' })
  expect(await rewriteMailing(world, fay, { ...mailingWords, mailingId: 'mlg_none' })).toMatchObject({
    refused: 'no-such-mailing',
  })
})
