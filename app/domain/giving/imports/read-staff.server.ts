import { and, eq, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import { toPerson } from '#app/domain/people/person-row.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'

/** The member of staff a job works for. */
export async function readStaff(reads: Reads, id: Id<'psn'>): Promise<Person> {
  const [row] = await reads.select().from(people).where(eq(people.id, id))
  if (!row) throw new Error(`no person ${id}`)
  return toPerson(row)
}

/** Who brings a file from the shell, by address; null for one who may not sign in. */
export async function readStaffByEmail(reads: Reads, email: string): Promise<Person | null> {
  const [row] = await reads
    .select()
    .from(people)
    .where(and(eq(people.email, email.trim().toLowerCase()), isNull(people.disabledAt)))
  return row ? toPerson(row) : null
}
