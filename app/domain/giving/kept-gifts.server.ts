import { sql } from 'drizzle-orm'
import { keptStates } from './gift.ts'

/** `g.state in ${kept}`: gifts whose money is still here. As literals, so that indexes over these states serve every query. */
export const kept = sql.raw(`(${keptStates.map((state) => `'${state}'`).join(', ')})`)
