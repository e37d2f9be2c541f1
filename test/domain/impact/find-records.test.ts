import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { findRecords } from '#app/domain/impact/find-records.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { applications, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { receipts } from '#db/schema/receipts.ts'
import { hasWords } from '#db/words.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, givenSupply } from '#test/support/given/compute.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { givenCall, givenDraft, givenSubmitted, made } from '#test/support/given/grants.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

/** The kinds and titles a search answers, for one person. */
async function find(person: Person, typed: string) {
  const groups = await findRecords(held.world.db, person, { typed, size: 5 })
  return groups?.flatMap(({ found }) => found.map((one) => `${one.kind}: ${one.title}`)) ?? null
}

test('a giver is found by the beginnings of her names and the parts of her address, with her gifts', async () => {
  const { world } = held
  const { ada, mina } = await cast(world)
  await givenGift(world, { fundId: await givenFund(world), giverName: 'Ada Lovelace', giverEmail: ada.email })

  const byName = await find(mina, 'lov AD')
  const byAddress = await find(mina, ada.email)

  expect(byName).toEqual(['donor: Ada Lovelace', 'gift: $103.30 from Ada Lovelace'])
  expect(byAddress).toEqual(byName)
  expect(await find(mina, 'lovelace babbage')).toEqual([])
})

test('a pledge is found by its giver and its id; an anonymous one by its id alone, without a name', async () => {
  const { world } = held
  const { mina, fay } = await cast(world)
  const fundId = await givenFund(world)
  const id = await givenPledge(world, {
    fundId,
    by: mina,
    giverName: 'Mary Somerville',
    giverEmail: 'mary@example.org',
  })
  const hidden = { giverName: 'Carl Hidden', giverEmail: 'carl@example.org', visibility: 'anonymous' } as const
  const hiddenId = await givenPledge(world, { fundId, by: mina, ...hidden })

  expect(await find(fay, 'some')).toContainEqual(expect.stringMatching(/^pledge: .* pledged by Mary Somerville$/))
  expect(await find(fay, id)).toHaveLength(1)
  expect(await find(fay, 'hidden')).toEqual([])
  expect(await find(fay, hiddenId)).toEqual([expect.stringContaining('pledged by an anonymous giver')])
  expect(await find(mina, 'hidden')).toContainEqual(expect.stringContaining('pledged by Carl Hidden'))
})

test('a gift is found by its id and by what Stripe calls its payment, a receipt by its number', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const id = await givenGift(world, { fundId: await givenFund(world) })
  const [gift] = await world.db.select().from(gifts).where(eq(gifts.id, id))
  const [receipt] = await world.db.select().from(receipts).where(eq(receipts.giftId, id))

  expect(await find(mina, id)).toHaveLength(1)
  expect(await find(mina, ` ${gift?.stripePaymentIntentId} `)).toEqual(await find(mina, id))
  expect(await find(mina, `${receipt?.number}`)).toEqual([`receipt: ${receipt?.number}`])
})

test('who gave anonymously is found by nobody who may not know it', async () => {
  const { world } = held
  const { mina, otto, fay, rosa } = await cast(world)
  const secret = { giverName: 'Secret Giver', giverEmail: 'secret@example.org', visibility: 'anonymous' as const }
  const id = await givenGift(world, { fundId: await givenFund(world), ...secret })

  for (const person of [mina, otto]) expect(await find(person, 'secret')).toHaveLength(2)
  for (const person of [fay, rosa]) {
    expect(await find(person, 'secret')).toEqual([])
    expect(await find(person, id)).toEqual(['gift: $103.30 from an anonymous giver'])
  }
})

test('an application is found by number, title and applicant, save by those with a part in it; a draft by nobody', async () => {
  const { world } = held
  const people = await cast(world)
  await givenCall(world, people.june)
  const id = await givenSubmitted(world, people.grace)
  await givenDraft(world, people.lin)
  const [sent] = await world.db.select().from(applications).where(eq(applications.id, id))

  const title = `application: ${sent?.number} ${sent?.title}`
  expect(await find(people.june, `${sent?.number}`)).toEqual([title])
  expect(await find(people.june, 'hopper')).toEqual([title])
  expect(await find(people.june, 'lin chen')).toEqual([])
  await world.db.update(applications).set({ applicantId: people.june.id }).where(eq(applications.id, id))
  expect(await find(people.june, `${sent?.number}`)).toEqual([])
})

test('each role finds only the kinds of record its pages show', async () => {
  const { world } = held
  const people = await cast(world)
  const projectId = await givenProject(world, people.grace, 'atom_lantern')
  await givenSupply(world, people.ravi, 10)
  const months = [{ month: '2026-03' as Month, seconds: gpuHours(4) }]
  made(await allocateHours(world, actorOf(people.ravi), { projectId, gpuClass: 'h100', months }))

  const project = 'project: Project atom-lantern'
  const allocation = 'allocation: Project atom-lantern, H100'
  expect(await find(people.june, 'hopper')).toEqual([project, allocation])
  expect(await find(people.ravi, 'atom_lan')).toEqual([project, allocation])
  expect(await find(people.mina, 'lantern')).toEqual([allocation])
  expect(await find(people.otto, 'hopper')).toEqual([project, allocation, 'person: Grace Hopper'])
  expect(await find(people.kofi, 'hopper')).toEqual([])
  expect(await find(people.grace, 'hopper')).toEqual([])
})

test('a sign or a single letter is too little to search for, and no sign breaks the search', async () => {
  const { rosa } = await cast(held.world)

  expect(await find(rosa, ' a ')).toBeNull()
  expect(await find(rosa, '!&|()')).toBeNull()
  expect(await find(rosa, `ada & !'lov <-> \\:* (x`)).toEqual([])
})

test('of more than fit, as many as fit are answered, and it is said that there are more', async () => {
  const { rosa } = await cast(held.world)

  const [group] = (await findRecords(held.world.db, rosa, { typed: 'demo', size: 3 })) ?? []

  expect(group).toMatchObject({ kind: 'person', hasMore: true })
  expect(group?.found).toHaveLength(3)
})

test('words are asked for exactly as their index keeps them, so no search reads a whole table', async () => {
  const { title, slug, institution, slurmAccount } = projects
  const searched = [
    ['donor_words', donors, hasWords([donors.name, donors.email], ['ada'])],
    ['gift_words', gifts, hasWords([gifts.giverName, gifts.giverEmail], ['ada'])],
    ['receipt_words', receipts, hasWords([receipts.number], ['2026'])],
    ['application_words', applications, hasWords([applications.number, applications.title], ['2026'])],
    ['project_words', projects, hasWords([title, slug, institution, slurmAccount], ['atom'])],
    ['person_words', people, hasWords([people.name, people.email], ['ada'])],
  ] as const

  const plans = await held.world.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`)
    return Promise.all(
      searched.map(([, table, where]) => tx.execute(sql`explain select 1 from ${table} where ${where}`)),
    )
  })

  for (const [index, [name]] of searched.entries()) expect(JSON.stringify(plans[index])).toContain(name)
})
