import { and, eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { applicationForms } from '#db/schema/call-forms.ts'
import { applicationNumbers, applications, calls } from '#db/schema/grants.ts'
import { callStage } from './call.ts'
import { readPublishedForm } from './forms/read-forms.server.ts'
import { personOf } from './policy.ts'
import { callColumns } from './read-calls.server.ts'

type Started = { applicationId: Id<'app'>; isNew: boolean }

/** Begins a numbered draft in an open call, on the newest version of its form, or goes on with the one the person has there: never two. */
export async function startApplication(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: { callSlug: string },
): Promise<Outcome<Started, 'not-found' | 'not-open'>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select(callColumns).from(calls).where(eq(calls.slug, input.callSlug))
    if (!call) return refuse('not-found')
    const draft = await findDraft(tx, call.id, person.id)
    if (draft) return done({ applicationId: draft, isNew: false })
    if (callStage(call, at) !== 'open') return refuse('not-open')
    const number = await nextNumber(tx, Number(dayIn(world.lab.timeZone, at).slice(0, 4)))
    const id = world.ids.next('app')
    const [made] = await tx
      .insert(applications)
      .values({ id, number, callId: call.id, applicantId: person.id, state: 'draft', createdAt: at, savedAt: at })
      .onConflictDoNothing()
      .returning({ id: applications.id })
    if (!made) {
      const begun = await findDraft(tx, call.id, person.id)
      if (!begun) throw new Error(`application ${number} could not be begun`)
      return done({ applicationId: begun, isNew: false })
    }
    const { id: formVersionId } = await readPublishedForm(tx, call.id)
    await tx.insert(applicationForms).values({ applicationId: id, formVersionId, takenAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'application-started',
        subject: { type: 'application', id },
        after: { number, callId: call.id },
      },
    )
    return done({ applicationId: id, isNew: true })
  })
}

async function findDraft(tx: Tx, callId: Id<'cal'>, personId: Id<'psn'>): Promise<Id<'app'> | null> {
  const [draft] = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(eq(applications.callId, callId), eq(applications.applicantId, personId), eq(applications.state, 'draft')),
    )
  return draft?.id ?? null
}

/** 2026-0001: the year in the lab's zone and a number of its own. */
async function nextNumber(tx: Tx, year: number): Promise<string> {
  const [given] = await tx
    .insert(applicationNumbers)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: applicationNumbers.year, set: { last: sql`${applicationNumbers.last} + 1` } })
    .returning({ last: applicationNumbers.last })
  if (!given) throw new Error(`no application number for ${year}`)
  return `${year}-${String(given.last).padStart(4, '0')}`
}
