import type { Touches } from '#app/domain/world.ts'
import { verifyReceipt } from '../read-receipts.server.ts'
import { codeOf, parseReceiptNumber } from '../receipt.ts'
import { readStatementByNumber } from './read-statements.server.ts'
import { parseStatementNumber, type Statement } from './statement.ts'

export type PaperKind = 'receipt' | 'statement'
export type Verdict =
  | { isGenuine: false }
  | { isGenuine: true; isGrant: boolean; standing: 'void' | Statement['standing']; issuedAt: Date }

/** Which of the lab's papers has such a number; null when none can. */
export function paperKindOf(number: string): PaperKind | null {
  if (parseReceiptNumber(number)) return 'receipt'
  return parseStatementNumber(number) ? 'statement' : null
}

/** What anyone may know of a paper in hand: whether number and code belong together, and how it stands. No names. */
export async function verifyPaper(
  world: Touches<'db'>,
  { kind, number, code }: { kind: PaperKind; number: string; code: string },
): Promise<Verdict> {
  if (kind === 'receipt') return verifyReceipt(world, number, code)
  const found = await readStatementByNumber(world.db, number)
  const isShort = code.length < codeOf(found?.sha256 ?? '').length
  if (!found || isShort || !found.sha256.startsWith(code.toLowerCase())) return { isGenuine: false }
  const { standing, issuedAt } = found.statement
  return { isGenuine: true, isGrant: false, standing, issuedAt }
}
