import { expect, test } from 'vitest'
import { decideWallEntry } from '#app/domain/giving/wall/decide-wall-entry.server.ts'
import { readWall, readWallName } from '#app/domain/giving/wall/read-wall.server.ts'
import { readBackers } from '#app/domain/impact/read-backers.server.ts'
import { readInbox } from '#app/domain/impact/read-inbox.server.ts'
import { usd } from '#app/units/money.ts'
import { gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { givenCheque } from '#test/support/given/challenges.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const named = (name: string) => ({
  kind: 'new' as const,
  name,
  email: `${name}@example.org`.replace(/ /g, '.'),
  is: 'person' as const,
})

async function given() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const cheque = (name: string, dollars: number, visibility: 'named' | 'anonymous' | 'unlisted' = 'named') =>
    givenCheque(world, people.mina, { donor: named(name), visibility, splits: [{ fundId, amount: usd(dollars) }] })
  return { world, cheque, ...people }
}

test('names stand by tier; a link leads where staff set it, and who is not named stands nowhere', async () => {
  const { world, cheque, fay } = await given()
  await cheque('Small Giver', 20)
  await cheque('Large Institute', 12_000)
  await cheque('Nameless One', 50_000, 'anonymous')
  await cheque('Quiet One', 50_000, 'unlisted')

  const decided = await decideWallEntry(world, fay, {
    name: 'Large Institute',
    isHidden: false,
    link: 'https://large.example/',
  })

  expect(decided.ok).toBe(true)
  expect(await readBackers(world.db, { size: 10 })).toMatchObject({
    backers: [
      { name: 'Large Institute', tier: 'ten_thousand', link: 'https://large.example/' },
      { name: 'Small Giver', tier: 'other', link: null },
    ],
    hasMore: false,
  })
})

test('a hidden name leaves every public page, the gift keeps it, and it can come back', async () => {
  const { world, cheque, mina } = await given()
  await cheque('Rude Word', 100)
  const ask = { name: 'Rude Word', isHidden: true, link: null }
  expect((await readBackers(world.db, { size: 10 })).backers).toHaveLength(1)

  await decideWallEntry(world, mina, ask)

  expect((await readBackers(world.db, { size: 10 })).backers).toEqual([])
  expect(await world.db.select().from(gifts)).toMatchObject([{ publicName: 'Rude Word' }])
  expect(await readWall(world.db, mina, { view: 'hidden', page: { size: 10 } })).toMatchObject({
    names: [{ name: 'Rude Word', gifts: 1 }],
  })
  await decideWallEntry(world, mina, { ...ask, isHidden: false })
  expect((await readBackers(world.db, { size: 10 })).backers).toHaveLength(1)
})

test('names nobody has looked at are one line of the inbox', async () => {
  const { world, cheque, fay } = await given()
  await cheque('One', 10)
  await cheque('Two', 10)

  const title = async () => (await readInbox(world, fay, world.clock.now())).map((line) => line.title)
  expect(await title()).toEqual(['2 new names among the backers'])
  for (const name of ['One', 'Two']) await decideWallEntry(world, fay, { name, isHidden: name === 'Two', link: null })

  expect(await title()).toEqual([])
})

test('only those who look after what is shown decide, about names givers chose, with links that are none to fear', async () => {
  const { world, cheque, fay, june, otto } = await given()
  await cheque('Small Giver', 20)
  await cheque('Nameless One', 20, 'anonymous')
  const ask = { name: 'Small Giver', isHidden: true, link: null }

  expect(await decideWallEntry(world, june, ask)).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await decideWallEntry(world, otto, ask)).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await readWall(world.db, june, { view: 'new', page: { size: 10 } })).toBeNull()
  const link = 'javascript:alert(1)'
  expect(await decideWallEntry(world, fay, { ...ask, link })).toEqual({ ok: false, refused: 'not-a-link' })
  for (const name of ['Nameless One', 'Nobody']) {
    expect(await decideWallEntry(world, fay, { ...ask, name })).toEqual({ ok: false, refused: 'no-such-name' })
    expect(await readWallName(world.db, fay, name)).toBeNull()
  }
  expect((await readBackers(world.db, { size: 10 })).backers).toHaveLength(1)
})

test('names go on page by page, of one size and one instant too, each once', async () => {
  const { world, cheque, mina } = await given()
  const names = ['Ada', 'Babbage', 'Cantor', 'Dedekind', 'Euler']
  for (const name of names) await cheque(name, 20)
  await cheque('Large Institute', 12_000)

  const shown: string[] = []
  const moderated: string[] = []
  let [after, afterName]: (string | undefined)[] = []
  for (let page = 0; page < 3; page += 1) {
    const { backers, hasMore } = await readBackers(world.db, { size: 2, after })
    expect(hasMore).toBe(page < 2)
    shown.push(...backers.map(({ name }) => name))
    after = backers.at(-1)?.id
    const list = await readWall(world.db, mina, { view: 'new', page: { size: 2, after: afterName } })
    expect(list?.hasMore).toBe(page < 2)
    moderated.push(...(list?.names ?? []).map(({ name }) => name))
    afterName = moderated.at(-1)
  }

  expect(shown).toEqual(['Large Institute', ...names])
  expect(moderated.sort()).toEqual([...names, 'Large Institute'].sort())
  expect(await readBackers(world.db, { size: 2, after: 'nobody' })).toEqual({ backers: [], hasMore: false })
})
