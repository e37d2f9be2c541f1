import { expect, test } from 'vitest'
import { readPledgeForPapers } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { drawPledgeInvoice, drawPledgeLetter } from '#app/platform/pledge-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { wordsOfPdf } from '#test/e2e/support/pdf-words.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('the letter and the invoice say what was pledged, the part, and the purchase order; only the giver and finance may have them', async () => {
  const { world } = held
  const { mina, fay, grace, ada } = await cast(world)
  const words = { actor: actorOf(grace), giverEmail: grace.email, poNumber: 'PO 8812', giverName: 'Grace Hopper' }
  const pledgeId = await givenPledge(world, { fundId: await givenFund(world), by: mina, ...words })

  const pledge = await readPledgeForPapers(world.db, grace, pledgeId)
  const part = pledge?.instalments[1]
  if (!pledge || !part) throw new Error('the giver has no pledge')
  const paper = { pledge, lab: world.lab, mark: drawOrbit(pledge.id) }
  const letter = await wordsOfPdf(await drawPledgeLetter(paper))
  const invoice = await wordsOfPdf(await drawPledgeInvoice({ ...paper, part, payment: 'By wire.' }))

  for (const said of [
    'Letter of pledge',
    '$3,000.01',
    'Grace Hopper',
    'Unconditional pledge',
    '30 September 2026',
    'no receipt',
  ])
    expect(letter).toContain(said)
  for (const said of ['Invoice', '$1,000.00', 'PO 8812', 'Part 2 of 3', '30 June 2026', 'By wire.'])
    expect(invoice).toContain(said)
  expect(await readPledgeForPapers(world.db, mina, pledgeId)).not.toBeNull()
  expect(await readPledgeForPapers(world.db, fay, pledgeId)).toBeNull()
  expect(await readPledgeForPapers(world.db, ada, pledgeId)).toBeNull()
})
