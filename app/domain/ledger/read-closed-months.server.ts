import { eq } from 'drizzle-orm'
import type { Day, Month } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { bookPeriods } from '#db/schema/ledger.ts'

/** Whether the books of a day's month are closed: the database refuses an entry effective then, so a verb asks first. */
export async function isDayClosed(reads: Reads, day: Day): Promise<boolean> {
  const closed = await reads
    .select({ month: bookPeriods.month })
    .from(bookPeriods)
    .where(eq(bookPeriods.month, day.slice(0, 7) as Month))
  return closed.length > 0
}
