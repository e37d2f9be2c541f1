import type { LoaderFunctionArgs } from '@remix-run/node'
import { readDonorsAsk } from '#app/area/donors-ask.ts'
import { noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import { readDonorLines } from '#app/domain/giving/donors/read-donor-lines.server.ts'
import type { DonorLine } from '#app/domain/giving/read-donors.server.ts'
import { csvDollars, csvStream } from '#app/platform/csv.server.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

const columns = ['Donor', 'Name', 'Kind', 'E-mail', 'State', 'Gifts', 'Given (USD)', 'Last gift']

/** Every donor of the segment in the address, not the page alone, for whoever asks: same filters, same reader. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const { filter } = readDonorsAsk(args.request)
  const today = dayIn(world.lab.timeZone, world.clock.now())
  await noteRead(world, person, { kinds: ['export'], subjectId: 'donors.csv' })
  const lines = readDonorLines(world.db, person, { filter, today })
  return csvStream('donors.csv', columns, lines, cellsOf)
}

function cellsOf(donor: DonorLine): string[] {
  const { id, name, kind, email, state, gifts, total, lastGiftOn } = donor
  return [id, name, kind, email ?? '', state ?? '', String(gifts), csvDollars(total), lastGiftOn ?? '']
}
