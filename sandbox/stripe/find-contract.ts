import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Where the API contract lies, if it does: named by the caller, or beside the project. It is not part of the project; without
 * it the sandbox works and only its own schemas check requests. Naming none on purpose (null) leaves it out.
 */
export function findContract(named: string | null | undefined): string | null {
  if (named !== undefined) return named
  const beside = fileURLToPath(new URL('../../../shared/data/stripe/openapi-trimmed.json', import.meta.url))
  return existsSync(beside) ? beside : null
}
