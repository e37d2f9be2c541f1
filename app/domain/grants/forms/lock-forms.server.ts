import { asc, eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { formVersions } from '#db/schema/call-forms.ts'
import { calls } from '#db/schema/grants.ts'

/** Every version of a call's form, the call's row locked until the transaction ends; null when there is no such call. */
export async function lockForms(tx: Tx, callId: Id<'cal'>) {
  const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
  if (!call) return null
  const versions = await tx
    .select()
    .from(formVersions)
    .where(eq(formVersions.callId, callId))
    .orderBy(asc(formVersions.number))
  const draft = versions.find(({ publishedAt }) => publishedAt === null) ?? null
  const published = versions.findLast(({ publishedAt }) => publishedAt !== null)
  if (!published) throw new Error(`call ${callId} has no form`)
  return { versions, draft, published }
}

/** What an officer looked at: the version that was being written, or the published one while none was, and its revision; 0 of a published one. */
export type FormSeen = { version: Id<'frm'> | null; revision: number }

/** Whether it is what is there now. Every draft begins at revision 1, so the revision alone does not tell two drafts apart. */
export function isAsSeen(forms: LockedForms, seen: FormSeen): boolean {
  const now = forms.draft ?? forms.published
  return now.id === seen.version && (forms.draft?.revision ?? 0) === seen.revision
}

type LockedForms = Pick<NonNullable<Awaited<ReturnType<typeof lockForms>>>, 'draft' | 'published'>
