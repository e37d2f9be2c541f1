import { expect, test } from 'vitest'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { setSlurmAccount } from '#app/domain/grants/set-slurm-account.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('staff set a project’s account; one account is never two projects’', async () => {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june)
  const [one, two] = [await givenDecided(world, people), await givenDecided(world, people, { lead: people.ada })]
  await givenReleased(world, people, callId, 2)
  const signed = { signedName: 'A name' }
  const first = made(await acceptOffer(world, actorOf(people.grace), { applicationId: one, ...signed })).projectId
  const second = made(await acceptOffer(world, actorOf(people.ada), { applicationId: two, ...signed })).projectId
  const set = (projectId: typeof first, account: string, who = people.ravi) =>
    setSlurmAccount(world, actorOf(who), { projectId, account })

  expect((await set(first, ' ATOM_G17 ')).ok).toBe(true)
  expect((await set(first, 'atom_g17')).ok).toBe(true)

  expect(await readProject(world, people.ravi, first)).toMatchObject({ slurmAccount: 'atom_g17' })
  expect(await set(second, 'atom_g17')).toMatchObject({ refused: 'taken' })
  expect(await set(first, 'no spaces; rm')).toMatchObject({ refused: 'not-an-account' })
  expect(await set(first, 'atom_g18', people.grace)).toMatchObject({ refused: 'not-allowed' })
  expect(await set(world.ids.next('prj'), 'atom_g18')).toMatchObject({ refused: 'not-found' })
  const both = await Promise.all([set(first, 'atom_x'), set(second, 'atom_x')])
  expect(both.filter((ask) => ask.ok)).toHaveLength(1)
})
