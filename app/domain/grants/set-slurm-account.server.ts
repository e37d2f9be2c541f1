import { and, eq, ne } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { mappedAccounts } from '#db/schema/compute.ts'
import { projects } from '#db/schema/grants.ts'
import { lockAddresses } from './free-slug.server.ts'
import { mayRunProjects, personOf } from './policy.ts'
import { isSlurmAccount } from './project.ts'

export type AccountRefusal = 'not-allowed' | 'not-found' | 'not-an-account' | 'taken' | 'closed'

/** Says which Slurm account's runs are charged to a project. Refuses one that another project has, as its own or mapped to it. */
export async function setSlurmAccount(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { projectId: Id<'prj'>; account: string },
): Promise<Outcome<undefined, AccountRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunProjects(person)) return refuse('not-allowed')
  const account = input.account.trim().toLowerCase()
  if (!isSlurmAccount(account)) return refuse('not-an-account')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    await lockAddresses(tx)
    const [project] = await tx.select().from(projects).where(eq(projects.id, input.projectId)).for('update')
    if (!project) return refuse('not-found')
    if (project.state === 'closed') return refuse('closed')
    if (project.slurmAccount === account) return done()
    if (await isTaken(tx, account, project.id)) return refuse('taken')
    await tx.update(projects).set({ slurmAccount: account }).where(eq(projects.id, project.id))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'slurm-account-set',
        subject: { type: 'project', id: project.id },
        before: { slurmAccount: project.slurmAccount },
        after: { slurmAccount: account },
      },
    )
    return done()
  })
}

async function isTaken(tx: Tx, account: string, projectId: Id<'prj'>): Promise<boolean> {
  const held = await tx
    .select({ by: projects.id })
    .from(projects)
    .where(and(eq(projects.slurmAccount, account), ne(projects.id, projectId)))
    .union(
      tx
        .select({ by: mappedAccounts.projectId })
        .from(mappedAccounts)
        .where(and(eq(mappedAccounts.account, account), ne(mappedAccounts.projectId, projectId))),
    )
  return held.length > 0
}
