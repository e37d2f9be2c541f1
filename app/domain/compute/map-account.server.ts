import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { lockAddresses } from '#app/domain/grants/free-slug.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { mappedAccounts } from '#db/schema/compute.ts'
import { projects } from '#db/schema/grants.ts'
import { attributeHeld } from './attribute-held.server.ts'
import { lockImports } from './lock-imports.server.ts'
import { mayManageCompute } from './policy.ts'

/**
 * Says whose a Slurm account is. Its runs that waited are charged to the project at once, in the months they ran, and later
 * imports charge it too. Answers how many runs were waiting. Refuses an account that is another project's already; one that
 * is this project's stays, and its runs that waited are charged.
 */
export async function mapAccount(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { account: string; projectId: Id<'prj'> },
): Promise<Outcome<{ runs: number }, 'not-allowed' | 'no-such-project' | 'no-account' | 'already-mapped'>> {
  if (!mayManageCompute(actor)) return refuse('not-allowed')
  const account = input.account.trim()
  if (account === '') return refuse('no-account')
  const by = { ids: world.ids, at: world.clock.now(), actor }
  return world.db.transaction(async (tx) => {
    await lockImports(tx)
    await lockAddresses(tx)
    const [project] = await tx.select({ id: projects.id }).from(projects).where(eq(projects.id, input.projectId))
    if (!project) return refuse('no-such-project')
    const holderId = await findHolder(tx, account)
    if (holderId && holderId !== project.id) return refuse('already-mapped')
    const mappedBy = actor.kind === 'person' ? actor.person.id : null
    if (!holderId) await tx.insert(mappedAccounts).values({ account, projectId: project.id, mappedBy, mappedAt: by.at })
    const runs = await attributeHeld(tx, by, { type: 'mapped_account', id: `${account}:${by.ids.next('chg')}` })
    const subject = { type: 'project', id: project.id }
    await recordHappening(tx, by, { kind: 'account-mapped', subject, after: { account, runs } })
    return done({ runs })
  })
}

/** The project that names the account itself, or the one it was mapped to. */
async function findHolder(tx: Tx, account: string): Promise<Id<'prj'> | null> {
  const [named] = await tx.select({ id: projects.id }).from(projects).where(eq(projects.slurmAccount, account))
  if (named) return named.id
  const [mapped] = await tx
    .select({ id: mappedAccounts.projectId })
    .from(mappedAccounts)
    .where(eq(mappedAccounts.account, account))
  return mapped?.id ?? null
}
