import { checkBooks } from '#app/domain/ledger/check-books.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Nightly: every invariant and the whole hash chain. What is broken is written down, and said loudly in the log. */
export async function checkBooksJob(world: World): Promise<void> {
  const check = await checkBooks(world)
  if (check.isWhole) log.info({ event: 'books.checked', check: check.id, rules: check.rules }, 'the books are whole')
  else log.error({ event: 'books.broken', check: check.id, broken: check.broken }, 'the books are broken')
}
