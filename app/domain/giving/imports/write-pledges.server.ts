import { and, eq } from 'drizzle-orm'
import { actorOf } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { givingImportRows } from '#db/schema/giving-imports.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { recognise } from '../pledges/recognise.server.ts'
import { linesOf } from '../pledges/schedule.ts'
import { writeVersion } from '../pledges/write-version.server.ts'
import type { ToldPledge } from './giving-import.ts'
import type { HeldImport } from './hold-import.server.ts'
import { hashOf } from './row-key.ts'
import type { RowToWrite, RunBy } from './run-import.server.ts'

type PledgeWorld = Touches<'clock' | 'ids' | 'lab'>

/**
 * Writes the pledges of some rows as accepted, with what is still to come of each as its first version. A promise is booked as
 * receivable, as any accepted pledge; an intention is not. No letter goes out: the first is the reminder before the next part.
 */
export async function writePledges(
  tx: Tx,
  world: PledgeWorld,
  { by, held, rows }: { by: RunBy; held: HeldImport; rows: readonly RowToWrite[] },
): Promise<void> {
  for (const row of rows) if (row.told.pledge) await writePledge(tx, world, { by, held, row, told: row.told.pledge })
}

type Ask = { by: RunBy; held: HeldImport; row: RowToWrite; told: ToldPledge }

async function writePledge(tx: Tx, world: PledgeWorld, { by, held, row, told }: Ask): Promise<void> {
  const actor = actorOf(by.staff)
  const [amount, pledgeId] = [cents(BigInt(told.amount)), by.ids.next('plg')]
  const [pledge] = await tx
    .insert(pledges)
    .values({
      id: pledgeId,
      intentId: hashOf(`${held.id}:${row.row}`),
      intentHash: hashOf(row.externalKey),
      donorId: row.donorId,
      fundId: told.fundId,
      kind: told.kind,
      state: 'active',
      giverName: row.told.donor.name,
      giverEmail: row.told.donor.email ?? '',
      amount,
      rhythm: told.rhythm,
      method: told.method,
      version: 1,
      isAnonymous: told.isAnonymous,
      note: told.note,
      createdAt: by.at,
      acceptedAt: by.at,
      acceptedBy: by.staff.id,
    })
    .returning()
  if (!pledge) throw new Error(`pledge ${pledgeId} was not written`)
  const lines = linesOf(amount, { rhythm: told.rhythm, count: told.parts, firstOn: told.firstOn })
  await tx.insert(instalments).values(
    lines.map((line, index) => ({
      ...line,
      id: by.ids.next('ins'),
      pledgeId,
      place: index + 1,
      state: 'scheduled' as const,
    })),
  )
  await writeVersion(tx, { at: by.at, actor }, { pledgeId, version: 1, reason: 'As imported' })
  if (pledge.kind === 'unconditional') await recognise(tx, world, { actor, pledge })
  await tx
    .update(givingImportRows)
    .set({ pledgeId })
    .where(and(eq(givingImportRows.importId, held.id), eq(givingImportRows.row, row.row)))
}
