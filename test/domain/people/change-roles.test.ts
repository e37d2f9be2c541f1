import { expect, test } from 'vitest'
import { changeRoles } from '#app/domain/people/change-roles.server.ts'
import { actorOf, portal } from '#app/domain/people/person.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { readSessions } from '#app/domain/people/read-sessions.server.ts'
import { cast } from '#test/support/cast.ts'
import { lettersTo } from '#test/support/given/people.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an administrator changes roles: sessions end and a letter tells it', async () => {
  const { grace, rosa } = await cast(held.world)
  await cookieOf(held.world, grace)

  const outcome = await changeRoles(held.world, actorOf(rosa), { personId: grace.id, roles: ['reviewer'] })

  expect(outcome.ok).toBe(true)
  expect((await readPerson(held.world, rosa, grace.id))?.person.roles).toEqual(['reviewer'])
  expect(await readSessions(held.world, grace)).toEqual([])
  expect(await lettersTo(held.world, grace, 'account-changed')).toHaveLength(1)
  const again = await changeRoles(held.world, actorOf(rosa), { personId: grace.id, roles: ['reviewer'] })
  expect(again).toMatchObject({ refused: 'unchanged' })
})

test('nobody else does, nobody changes her own, and an auditor holds no second role', async () => {
  const { grace, mina, otto, rosa } = await cast(held.world)
  const change = (by: typeof rosa, of: typeof rosa, roles: typeof rosa.roles) =>
    changeRoles(held.world, actorOf(by), { personId: of.id, roles })

  expect(await change(mina, grace, ['finance_officer'])).toMatchObject({ refused: 'not-allowed' })
  expect(await change(otto, grace, ['auditor'])).toMatchObject({ refused: 'not-allowed' })
  expect(await change(rosa, rosa, ['administrator', 'finance_officer'])).toMatchObject({ refused: 'not-allowed' })
  expect(await change(rosa, otto, ['auditor', 'finance_officer'])).toMatchObject({ refused: 'roles-clash' })
  expect(await changeRoles(held.world, actorOf(rosa), { personId: 'psn_nobody', roles: [] })).toMatchObject({
    refused: 'no-such-person',
  })
})

test('two administrators who take each other’s role at once leave one', async () => {
  const { grace, rosa } = await cast(held.world)
  await changeRoles(held.world, actorOf(rosa), { personId: grace.id, roles: ['administrator'] })
  const other = { ...grace, roles: ['administrator'] as const }

  const outcomes = await Promise.all([
    changeRoles(held.world, actorOf(rosa), { personId: grace.id, roles: [] }),
    changeRoles(held.world, actorOf(other), { personId: rosa.id, roles: [] }),
  ])

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  expect(await changeRoles(held.world, portal('test'), { personId: rosa.id, roles: [] })).toHaveProperty('refused')
})
