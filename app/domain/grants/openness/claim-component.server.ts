import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { outputs } from '#db/schema/grants.ts'
import { opennessClaims } from '#db/schema/openness.ts'
import { isProjectMember } from '../is-project-member.server.ts'
import { parseReleaseUrl } from '../output.ts'
import { personOf } from '../policy.ts'
import type { Component } from './component.ts'
import { hubEvidence } from './hub.ts'
import { isOpenLicence, parseLicence } from './licence.ts'

export type ClaimWords = { outputId: Id<'out'>; component: Component; url: string; licence: string }
export type ClaimRefusal = 'not-found' | 'not-a-model' | 'not-a-url' | 'not-a-licence' | 'not-open' | 'verified'

/**
 * The team says that a component of the framework is released with a model, and where anybody finds it. Said anew it is looked
 * at anew; once it is verified it stays as it was verified. The same twice is once.
 */
export async function claimComponent(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  words: ClaimWords,
): Promise<Outcome<undefined, ClaimRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  const { outputId, component } = words
  const url = parseReleaseUrl(hubEvidence(words.url) ?? words.url.trim())
  const licence = parseLicence(words.licence)
  return world.db.transaction(async (tx) => {
    const [output] = await tx.select().from(outputs).where(eq(outputs.id, outputId)).for('update')
    if (!person || !output || !(await isProjectMember(tx, person.id, output.projectId))) return refuse('not-found')
    if (output.kind !== 'model') return refuse('not-a-model')
    if (!url) return refuse('not-a-url')
    if (!licence) return refuse('not-a-licence')
    if (!isOpenLicence(licence)) return refuse('not-open')
    const isIt = and(eq(opennessClaims.outputId, outputId), eq(opennessClaims.component, component))
    const [known] = await tx.select().from(opennessClaims).where(isIt)
    const isSame = known?.url === url && known.licence === licence
    if (isSame && known.state !== 'failed') return done()
    if (known?.state === 'verified') return refuse('verified')
    const claim = { url, licence, state: 'claimed', claimedBy: person.id, claimedAt: at, reason: '' } as const
    const unseen = { checkedBy: null, checkedAt: null, settledBy: null, settledAt: null }
    await tx
      .insert(opennessClaims)
      .values({ outputId, component, ...claim })
      .onConflictDoUpdate({
        target: [opennessClaims.outputId, opennessClaims.component],
        set: { ...claim, ...unseen },
      })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'component-claimed',
        subject: { type: 'project', id: output.projectId },
        before: known ? { url: known.url, licence: known.licence, state: known.state } : {},
        after: { outputId, component, url, licence },
      },
    )
    return done()
  })
}
