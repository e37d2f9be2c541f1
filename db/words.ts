import { type Column, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'

/**
 * The words in some columns, as the index beside them keeps them and as a search asks for them: both must say exactly this, or
 * Postgres reads the whole table. Signs part words, so that an address is found by its parts and a number with or without its dash.
 */
export function wordsOf(...columns: Column[]): SQL {
  const text = sql.join(
    columns.map((column) => sql`coalesce(${column}, '')`),
    sql` || ' ' || `,
  )
  return sql`to_tsvector('simple', translate(${text}, '@._-+/<>&''', '          '))`
}

/** Whether those columns have every word asked for, each at least by its beginning: "ada lov" finds Ada Lovelace. */
export function hasWords(columns: readonly Column[], asked: readonly string[]): SQL {
  return sql`${wordsOf(...columns)} @@ to_tsquery('simple', ${asked.map((word) => `${word}:*`).join(' & ')})`
}

/**
 * Whether the row is among those with every word asked for. Their keys are gathered from the index first, 500 at most: given the
 * words beside an order and a limit, Postgres would walk the order and read the words of every row on the way.
 */
export function isAmongWords(
  key: AnyPgColumn,
  found: { in: PgTable; key: AnyPgColumn; columns: readonly Column[] },
  asked: readonly string[],
): SQL {
  return sql`${key} = any(array(select ${found.key} from ${found.in} where ${hasWords(found.columns, asked)} limit 500))`
}

/** A name without case, spaces and signs: "O’Brien, Ann" and "obrien ann" are written the same. */
export function nameKeyOf(name: Column): SQL {
  return sql`regexp_replace(lower(${name}), '[^[:alnum:]]+', '', 'g')`
}

/** An address without case and without what stands after a plus sign, which leads to the same mailbox. */
export function emailKeyOf(email: Column): SQL {
  return sql`regexp_replace(lower(${email}), '[+][^@]*@', '@')`
}
