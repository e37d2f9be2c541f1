import { and, eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { applicationForms } from '#db/schema/call-forms.ts'
import { applicationNumbers, applications } from '#db/schema/grants.ts'
import { readPublishedForm } from './forms/read-forms.server.ts'

type Begun = { applicationId: Id<'app'>; isNew: boolean }
type By = { ids: Ids; at: Date; actor: Actor }
type Where = { callId: Id<'cal'>; personId: Id<'psn'> }

/** A numbered draft on the newest version of the call’s form, or the one the person has there by now. The caller has made sure that the call is open. */
export async function openDraft(tx: Tx, world: Touches<'lab'>, by: By, { callId, personId }: Where): Promise<Begun> {
  const number = await nextNumber(tx, Number(dayIn(world.lab.timeZone, by.at).slice(0, 4)))
  const id = by.ids.next('app')
  const draft = { id, number, callId, applicantId: personId, state: 'draft', createdAt: by.at, savedAt: by.at } as const
  const [made] = await tx.insert(applications).values(draft).onConflictDoNothing().returning({ id: applications.id })
  if (!made) {
    const begun = await findDraft(tx, { callId, personId })
    if (!begun) throw new Error(`application ${number} could not be begun`)
    return { applicationId: begun, isNew: false }
  }
  const { id: formVersionId } = await readPublishedForm(tx, callId)
  await tx.insert(applicationForms).values({ applicationId: id, formVersionId, takenAt: by.at })
  const subject = { type: 'application', id }
  await recordHappening(tx, by, { kind: 'application-started', subject, after: { number, callId } })
  return { applicationId: id, isNew: true }
}

/** The draft a person has in a call; there is never a second. */
export async function findDraft(tx: Tx, { callId, personId }: Where): Promise<Id<'app'> | null> {
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
