import { expect, test } from 'vitest'
import { mapAccount } from '#app/domain/compute/map-account.server.ts'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { setSlurmAccount } from '#app/domain/grants/set-slurm-account.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

/** Two projects with accounts of their own, and the verb as an officer asks it. */
async function givenTwoProjects() {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june)
  const [one, two] = [await givenDecided(world, people), await givenDecided(world, people, { lead: people.ada })]
  await givenReleased(world, people, callId, 2)
  const accept = async (lead: Person, applicationId: Id<'app'>) =>
    made(await acceptOffer(world, actorOf(lead), { applicationId, signedName: 'A name' })).projectId
  const first = await accept(people.grace, one)
  const set = (projectId: Id<'prj'>, account: string, who = people.ravi) =>
    setSlurmAccount(world, actorOf(who), { projectId, account })
  const map = async (account: string) =>
    made(await mapAccount(world, actorOf(people.ravi), { account, projectId: first }))
  return { people, first, acceptSecond: () => accept(people.ada, two), set, map }
}

test('staff set a project’s account; one account is never two projects’', async () => {
  const { world } = held
  const { people, first, acceptSecond, set } = await givenTwoProjects()
  const second = await acceptSecond()

  expect((await set(first, ' ATOM_G17 ')).ok).toBe(true)
  expect((await set(first, 'atom_g17')).ok).toBe(true)

  expect(await readProject(world, people.ravi, first)).toMatchObject({ slurmAccount: 'atom_g17' })
  expect(await set(second, 'atom_g17')).toMatchObject({ refused: 'taken' })
  expect(await set(first, 'no spaces; rm')).toMatchObject({ refused: 'not-an-account' })
  expect(await set(first, 'atom_g18', people.grace)).toMatchObject({ refused: 'not-allowed' })
  expect(await set(world.ids.next('prj'), 'atom_g18')).toMatchObject({ refused: 'not-found' })
})

test('an account mapped to a project is no other’s, set by hand or given out', async () => {
  const { world } = held
  const { people, first, acceptSecond, set, map } = await givenTwoProjects()
  await map('atom_g02')
  await map('lost')

  const second = await acceptSecond()

  expect(await readProject(world, people.ravi, second)).toMatchObject({ slurmAccount: 'atom_g03' })
  expect(await set(second, 'lost')).toMatchObject({ refused: 'taken' })
  expect((await set(first, 'lost')).ok).toBe(true)
})

test('of two officers who set one account at once, one is told that it is taken', async () => {
  const { first, acceptSecond, set } = await givenTwoProjects()
  const second = await acceptSecond()

  for (const account of ['atom_a', 'atom_b', 'atom_c', 'atom_d']) {
    const both = await Promise.all([set(first, account), set(second, account)])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toMatchObject({ refused: 'taken' })
  }
})
