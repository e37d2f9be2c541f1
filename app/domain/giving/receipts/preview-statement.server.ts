import { hasRole, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { gatherYear } from './gather-year.server.ts'
import { readCurrentStatement } from './read-statements.server.ts'
import { previewNumber, type Statement, statementOf } from './statement.ts'

/** A giver's statement as finance sees it: the one that was issued, or how it would read now. Issues nothing; null when its papers are removed. */
export async function previewStatement(
  world: Touches<'db' | 'clock' | 'lab'>,
  person: Person,
  { donorId, year }: { donorId: Id<'dnr'>; year: number },
): Promise<Pick<Statement, 'snapshot' | 'issuedAt' | 'code' | 'replacedBy'> | null> {
  if (!hasRole(person, 'finance_officer', 'auditor')) return null
  const current = await readCurrentStatement(world.db, { donorId, year })
  if (current?.isRemoved) return null
  if (current?.standing === 'current') return current
  const found = await gatherYear(world.db, { donorId, year })
  // What is left of removed receipts names nobody: there is no statement of them any more.
  if (!found || found.receipts.some(({ snapshot }) => snapshot.giver === '')) return null
  const issuedAt = world.clock.now()
  const { name, legalName, ein, address, email } = world.lab
  const snapshot = statementOf({
    number: previewNumber,
    year,
    lab: { name, legalName, ein, address, email },
    giver: found.giver,
    receipts: found.receipts.map((receipt) => receipt.snapshot),
    issuedOn: dayIn(world.lab.timeZone, issuedAt),
    supersedes: current?.number ?? null,
    throughFunds: found.throughFunds,
  })
  return { snapshot, issuedAt, code: '', replacedBy: null }
}
