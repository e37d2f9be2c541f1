/** A page by cursor, newest first: so many rows before one, or after one, or the first. */
export type Leaf<Cursor> = { size: number; before?: Cursor | undefined; after?: Cursor | undefined }

export type Leafed<Row> = { rows: Row[]; hasNewer: boolean; hasOlder: boolean }

/**
 * The page that rows make which were read in its direction, one more than it shows: newest first, or oldest first where they are
 * those after a cursor.
 */
export function leafOf<Row>(read: readonly Row[], { size, before, after }: Leaf<unknown>): Leafed<Row> {
  const hasMore = read.length > size
  const rows = read.slice(0, size)
  if (after) return { rows: rows.reverse(), hasNewer: hasMore, hasOlder: true }
  return { rows, hasNewer: before !== undefined, hasOlder: hasMore }
}
