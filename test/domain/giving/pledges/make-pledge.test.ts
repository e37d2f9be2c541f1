import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { makePledge } from '#app/domain/giving/pledges/make-pledge.server.ts'
import { readOwnPledge, readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { readPledges } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { readVersions } from '#app/domain/giving/pledges/read-versions.server.ts'
import { readDonors } from '#app/domain/giving/read-donors.server.ts'
import { actorOf, portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { instalments, pledges, pledgeVersionLines } from '#db/schema/pledges.ts'
import { cast } from '#test/support/cast.ts'
import { allDonors } from '#test/support/given/donors.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenOffered, pledgeAsk, readParts } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const stranger = portal('pledge-page')

async function given() {
  const { world } = held
  return { world, ...(await cast(world)), fundId: await givenFund(world) }
}

test('a pledge is offered with its parts as version 1 and a letter; nothing is booked, and there is no receipt', async () => {
  const { world, fundId } = await given()

  const made = await makePledge(world, stranger, pledgeAsk(world, { fundId }))

  if (!made.ok) throw new Error(made.refused)
  const parts = await readParts(world, made.value.pledgeId)
  expect(parts.map(({ dueOn, amount, state }) => [dueOn, amount, state])).toEqual([
    ['2026-03-31', 100_000n, 'scheduled'],
    ['2026-06-30', 100_000n, 'scheduled'],
    ['2026-09-30', 100_001n, 'scheduled'],
  ])
  const [version] = await readVersions(world.db, made.value.pledgeId)
  expect(version?.lines.map((line) => line.amount)).toEqual([100_000n, 100_000n, 100_001n])
  expect((await world.db.select().from(letters)).map((letter) => letter.kind)).toEqual(['pledge-received'])
  expect(await world.db.select().from(journalEntries)).toEqual([])
})

test('the same form ten times at once is one pledge; with other words it is refused', async () => {
  const { world, fundId } = await given()
  const ask = pledgeAsk(world, { fundId })

  const all = await Promise.all(Array.from({ length: 10 }, () => makePledge(world, stranger, ask)))
  const other = await makePledge(world, stranger, { ...ask, amount: usd(4_000) })

  expect(new Set(all.map((made) => (made.ok ? made.value.pledgeId : made.refused))).size).toBe(1)
  expect(other).toEqual({ ok: false, refused: 'other-words' })
  expect(await world.db.select().from(pledges)).toHaveLength(1)
})

test('what cannot be is refused before anything is written', async () => {
  const { world, fundId } = await given()
  const shut = await givenFund(world, { isOpen: false })
  const refused = async (words: object) => {
    const outcome = await makePledge(world, stranger, pledgeAsk(world, { fundId, ...words }))
    return outcome.ok ? 'made' : outcome.refused
  }

  expect(await refused({ intentId: 'short' })).toBe('not-our-form')
  expect(await refused({ fundId: shut })).toBe('fund-closed')
  expect(await refused({ firmness: 'condition', condition: '  ' })).toBe('no-condition')
  expect(await refused({ schedule: { rhythm: 'yearly', count: 2, firstOn: '2026-03-02' as Day } })).toBe('day-past')
  expect(await world.db.select().from(pledges)).toEqual([])
})

test('a pledge is seen by its giver and by the browser that made it, and by nobody else', async () => {
  const { world, grace, ada, fundId } = await given()
  const pledgeId = await givenOffered(world, { fundId, actor: actorOf(grace), giverEmail: grace.email })
  const [row] = await world.db.select().from(pledges)

  const seen = (viewer: Parameters<typeof readOwnPledge>[2]) => readOwnPledge(world.db, pledgeId, viewer)

  expect(await seen({ person: grace, intentId: null })).not.toBeNull()
  expect(await seen({ person: null, intentId: row?.intentId ?? '' })).not.toBeNull()
  expect(await seen({ person: ada, intentId: null })).toBeNull()
  expect(await seen({ person: null, intentId: null })).toBeNull()
})

test('an anonymous giver is hidden from a fundraiser, in the list, the record, the search and the donors; finance sees her', async () => {
  const { world, mina, fay, june, fundId } = await given()
  const pledgeId = await givenOffered(world, { fundId, visibility: 'anonymous', giverName: 'Hidden Hand' })
  const page = { size: 10 }

  expect((await readPledge(world.db, fay, pledgeId))?.giver).toBeNull()
  expect((await readPledge(world.db, mina, pledgeId))?.giver?.name).toBe('Hidden Hand')
  expect(await readPledge(world.db, june, pledgeId)).toBeNull()
  const list = (person: typeof fay, search?: string) =>
    readPledges(world.db, person, { filter: search ? { search } : {}, page })
  expect((await list(fay))?.pledges.map((line) => line.giver)).toEqual([null])
  expect((await list(fay, 'hidden'))?.pledges).toEqual([])
  expect((await list(mina, 'hidden'))?.pledges).toHaveLength(1)
  expect(await list(june)).toBeNull()
  expect((await readDonors(world.db, fay, allDonors))?.donors).toEqual([])
  expect((await readDonors(world.db, mina, allDonors))?.donors).toHaveLength(1)
})

test('pledges are listed newest first, by cursor', async () => {
  const { world, mina, fundId } = await given()
  const ids: Id<'plg'>[] = []
  for (let index = 0; index < 3; index += 1) ids.unshift(await givenOffered(world, { fundId }))

  const first = await readPledges(world.db, mina, { filter: {}, page: { size: 2 } })
  const rest = await readPledges(world.db, mina, { filter: {}, page: { size: 2, before: ids[1] ?? ids[0] ?? 'plg_' } })

  expect(first?.pledges.map((line) => line.id)).toEqual(ids.slice(0, 2))
  expect(first).toMatchObject({ hasOlder: true, hasNewer: false })
  expect(rest?.pledges.map((line) => line.id)).toEqual(ids.slice(2))
})

test('the database refuses parts that do not add up, a changed version, and a changed settled part', async () => {
  const { world, fundId } = await given()
  const pledgeId = await givenOffered(world, { fundId })
  const [part] = await readParts(world, pledgeId)
  const id = part?.id ?? ('' as never)
  const why = (work: () => PromiseLike<unknown>) =>
    work().then(
      () => 'done',
      (error: Error) => String(error.cause ?? error),
    )

  const shrunk = () =>
    world.db
      .update(instalments)
      .set({ amount: usd(1) })
      .where(eq(instalments.id, id))
  const rewritten = () => world.db.update(pledgeVersionLines).set({ amount: usd(1) })
  const moved = () =>
    world.db.transaction(async (tx) => {
      await tx.update(instalments).set({ state: 'waived' }).where(eq(instalments.id, id))
      await tx
        .update(instalments)
        .set({ dueOn: '2026-12-31' as Day })
        .where(eq(instalments.id, id))
    })

  expect(await why(shrunk)).toContain('do not add up')
  expect(await why(rewritten)).toMatch(/append-only|permission denied/)
  expect(await why(moved)).toContain('is settled and cannot be changed')
})
