/** The schema object drizzle needs: the one permitted barrel. */
export * from './activity.ts'
export * from './compute.ts'
export * from './giving.ts'
export * from './grants.ts'
export * from './impact.ts'
export * from './ledger.ts'
export * from './offline.ts'
export * from './people.ts'
