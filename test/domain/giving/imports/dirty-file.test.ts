import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { earlierMoney } from '#app/domain/ledger/account.ts'
import { readBalance } from '#app/domain/ledger/read-balances.server.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenImported, readHeld, readRows } from '#test/support/given/giving-imports.ts'
import { useWorld } from '#test/support/world.ts'

/** Grants of a foundation, as it publishes them: a byte order mark, dollar signs and commas, months without days, blanks. Not kept here. */
const file = '../shared/data/grants/open-philanthropy-grants.csv'
/** What the file holds: without a giver or an amount, twice the same, and what is left of it. */
const published = { lacking: 85, twice: 1, gifts: 2_278, donors: 945, cents: 340_045_316_000n }

const held = useWorld()

test.runIf(existsSync(file))('a dirty file of 2,364 rows gets an honest verdict on every one', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const bytes = await readFile(file)
  const told = recount(bytes.toString('utf8'))

  const importId = await givenImported(world, mina, {
    kind: 'gifts',
    text: bytes,
    choices: { fundId, donorKind: 'organisation', channel: 'wire' },
  })

  const rows = await readRows(world, importId)
  const { counts } = await readHeld(world, importId)
  expect(rows).toHaveLength(2_364)
  expect(counts).toMatchObject({
    rows: { new: told.gifts, known: 0, again: 0, twice: told.twice, refused: told.lacking },
    cents: { new: told.cents.toString() },
    newDonors: told.donors,
  })
  expect(told).toMatchObject(published)
  const reasons = rows.filter((row) => row.verdict === 'refused').flatMap((row) => row.reasons)
  expect(reasons.filter((reason) => reason === 'The amount is missing.')).toHaveLength(3)
  expect(reasons.filter((reason) => reason?.startsWith('Nobody is named'))).toHaveLength(told.lacking - 2)
  expect(
    rows.filter((row) => row.verdict === 'new').every((row) => row.notes?.[0]?.startsWith('The day is unknown')),
  ).toBe(true)
  expect(await world.db.$count(gifts)).toBe(told.gifts)
  expect(await world.db.$count(donors)).toBe(told.donors)
  expect(await readBalance(world.db, earlierMoney)).toBe(told.cents)
})

/** The same file counted another way: a pattern over its text, no parser and none of the portal's readers. */
function recount(text: string) {
  const lines = [...text.matchAll(/^(?!\uFEFF?Grant,)((?:"(?:[^"]|"")*"|[^,\n"]*),){4}(?:"(?:[^"]|"")*"|[^,\n"]*)$/gm)]
  const cells = lines.map(([line]) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain]) =>
      (quoted ?? plain ?? '').replaceAll('""', '"').trim(),
    ),
  )
  const full = cells.filter((row) => row[1] !== '' && row[3] !== '')
  const once = [...new Map(full.map((row) => [row.join('|'), row])).values()]
  const centsOf = (amount = '') => BigInt(Math.round(Number(amount.replace(/[$,]/g, '')) * 100))
  return {
    lacking: cells.length - full.length,
    twice: full.length - once.length,
    gifts: once.length,
    donors: new Set(once.map(([, organisation = '']) => organisation.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')))
      .size,
    cents: once.reduce((sum, [, , , amount]) => sum + centsOf(amount), 0n),
  }
}
