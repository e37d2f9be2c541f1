import { claimComponent } from '#app/domain/grants/openness/claim-component.server.ts'
import { type Component, components } from '#app/domain/grants/openness/component.ts'
import { type Judgement, judgeClaims } from '#app/domain/grants/openness/judge-claims.server.ts'
import { readChecklists } from '#app/domain/grants/openness/read-checklists.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { storyClaims } from './openness-words.ts'
import { type StoryWorld, told } from './story-world.server.ts'

type Released = { outputId: Id<'out'>; slug: string; lead: Person }

/** The lead says what comes with a model; June checks it, Ravi verifies it or finds it wanting. */
export async function tellOpenness(world: StoryWorld, { outputId, slug, lead }: Released): Promise<void> {
  const claims = storyClaims[slug]
  if (!claims) return
  const { verified, checked = [], claimed = [], failed } = claims
  const flawed = failed ? [failed.component] : []
  for (const component of [...verified, ...checked, ...claimed, ...flawed]) {
    const where = { url: addressOf(slug, component), licence: licences[components[component].of] }
    told(await claimComponent(world, actorOf(lead), { outputId, component, ...where }))
  }
  const judge = async (who: Person, act: Judgement, chosen: readonly Component[], reason = '') => {
    const items = (await readChecklists(world.db, [outputId])).get(outputId)?.items ?? []
    const ticks = items.filter(({ component }) => chosen.includes(component))
    if (ticks.length > 0) told(await judgeClaims(world, actorOf(who), { outputId, ticks, act, reason }))
  }
  const { june, ravi } = world.people
  await judge(june, 'check', [...verified, ...checked])
  await judge(ravi, 'verify', verified)
  await judge(ravi, 'fail', flawed, failed?.reason)
}

const licences = { code: 'Apache-2.0', data: 'Apache-2.0', document: 'CC-BY-4.0' } as const

function addressOf(slug: string, component: Component): string {
  const { of } = components[component]
  if (of === 'code') return `https://github.com/atom-lab/${slug}/tree/main/${component}`
  return `https://huggingface.co/atom-lab/${slug}/blob/main/${component}${of === 'document' ? '.md' : ''}`
}
