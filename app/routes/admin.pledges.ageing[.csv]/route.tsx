import type { LoaderFunctionArgs } from '@remix-run/node'
import { kindWords } from '#app/domain/giving/pledges/pledge.ts'
import { readAgeing } from '#app/domain/giving/pledges/read-ageing.server.ts'
import { csvDollars, csvResponse } from '#app/platform/csv.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

const columns = ['Pledge', 'Giver', 'Kind', 'Part', 'Due', 'To come (USD)', 'Late', 'Receivable']

/** The ageing view exactly as it is on the screen: same reader, same lines. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const ageing = (await readAgeing(world.db, person, today)) ?? notFound()
  const rows = ageing.lines.map((line) => [
    line.pledgeId,
    line.giver ?? 'Anonymous',
    kindWords[line.kind],
    String(line.place),
    line.dueOn,
    csvDollars(line.owed),
    line.age,
    line.isReceivable ? 'yes' : 'no',
  ])
  return csvResponse('pledges-ageing.csv', columns, rows)
}
