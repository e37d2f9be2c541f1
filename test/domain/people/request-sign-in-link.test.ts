import { expect, test } from 'vitest'
import { requestSignInLink } from '#app/domain/people/request-sign-in-link.server.ts'
import { letters } from '#db/schema/activity.ts'
import { signInLinks } from '#db/schema/people.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a link goes to a known and to an unknown address alike, and only its hash is kept', async () => {
  const { world } = held
  const { ada } = await cast(world)

  const known = await requestSignInLink(world, { email: ` ${ada.email.toUpperCase()} ` })
  const unknown = await requestSignInLink(world, { email: 'nobody@example.org' })

  expect(known).toEqual(unknown)
  const sent = await world.db.select().from(letters)
  expect(sent.map((letter) => letter.toEmail)).toEqual([ada.email, 'nobody@example.org'])
  const kept = JSON.stringify(await world.db.select().from(signInLinks))
  expect(sent.every((letter) => letter.enclosed?.token && !kept.includes(letter.enclosed.token))).toBe(true)
})

test('what is no address is refused, and nothing is sent', async () => {
  const outcomes = await Promise.all(
    ['', 'ada', 'ada@', '@example.org', 'a@b', 'a b@example.org', 'a@example.org\r\nBcc: x@example.org'].map((email) =>
      requestSignInLink(held.world, { email }),
    ),
  )

  expect(outcomes.every((outcome) => !outcome.ok && outcome.refused === 'not-an-address')).toBe(true)
  expect(await held.world.db.select().from(letters)).toEqual([])
})

test('a link never leads to another site', async () => {
  await requestSignInLink(held.world, { email: 'ada@example.org', to: '//evil.example' })

  const [link] = await held.world.db.select().from(signInLinks)
  expect(link?.redirectTo).toBe('')
})
