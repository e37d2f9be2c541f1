/** A sentence that is always true of the database, as SQL that finds the rows for which it is not. */
export type Invariant = { name: string; because: string; finds: string }
