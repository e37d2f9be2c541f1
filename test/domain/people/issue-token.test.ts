import { expect, test } from 'vitest'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf, type Person, portal } from '#app/domain/people/person.ts'
import { readTokens } from '#app/domain/people/read-tokens.server.ts'
import { apiTokens } from '#db/schema/people.ts'
import { cast } from '#test/support/cast.ts'
import { lettersTo, made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const ask = (person: Person, change: object = {}) => ({
  email: person.email,
  name: 'usage import',
  scopes: ['allocations:read'],
  days: 30,
  ...change,
})

test('the secret is answered once and only its hash is kept', async () => {
  const { ravi } = await cast(held.world)

  const { secret } = made(await issueToken(held.world, actorOf(ravi), ask(ravi, { scopes: ['usage:write'] })))

  expect(secret).toMatch(/^atom_[\w-]{43}$/)
  expect(JSON.stringify(await held.world.db.select().from(apiTokens))).not.toContain(secret)
  expect(await readTokens(held.world, ravi)).toMatchObject([{ state: 'active', scopes: ['usage:write'] }])
  expect(await lettersTo(held.world, ravi, 'account-changed')).toHaveLength(1)
})

test('a token never does more than its person may, and is made by herself or the shell', async () => {
  const { grace, ravi } = await cast(held.world)
  const issue = (by: Person, change: object) => issueToken(held.world, actorOf(by), ask(grace, change))

  expect(await issue(grace, { scopes: ['usage:write'] })).toMatchObject({ refused: 'scope-not-held' })
  expect(await issue(ravi, {})).toMatchObject({ refused: 'not-allowed' })
  expect(await issue(grace, { scopes: ['all:write'] })).toMatchObject({ refused: 'no-such-scope' })
  expect(await issue(grace, { scopes: [] })).toMatchObject({ refused: 'no-scopes' })
  expect(await issue(grace, { name: '  ' })).toMatchObject({ refused: 'no-name' })
  expect(await issue(grace, { days: 367 })).toMatchObject({ refused: 'days-out-of-range' })
  expect(await issueToken(held.world, portal('shell'), ask(grace))).toMatchObject({ ok: true })
  expect(await issueToken(held.world, portal('shell'), ask(grace, { email: 'x@y.zz' }))).toMatchObject({
    refused: 'no-such-person',
  })
})
