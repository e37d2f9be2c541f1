import type { OpennessClass } from '#app/domain/grants/agreements/agreement.ts'
import { type Checklist, inState } from '#app/domain/grants/openness/checklist.ts'
import { classesUp, components, missingFor } from '#app/domain/grants/openness/component.ts'
import { opennessClassWords } from '#app/domain/grants/output.ts'
import { Details } from '#app/ui/details.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

/** For anybody: what comes with a model, each with the place to find it, and how far the lab has looked at it. */
export function ChecklistDetails({ checklist }: { checklist: Checklist }) {
  const shown = checklist.items.filter(({ state }) => state !== 'failed')
  if (shown.length === 0) return null
  const verified = shown.filter(({ state }) => state === 'verified').length
  return (
    <Details summary={`What comes with it: ${verified} of ${shown.length} verified`}>
      <SummaryList
        rows={shown.map(({ component, url, licence, state }) => ({
          term: components[component].words,
          value: (
            <>
              <a href={url}>{hostOf(url)}</a>, {licence} <Status of={state} />
            </>
          ),
        }))}
      />
    </Details>
  )
}

function hostOf(url: string): string {
  const { hostname, pathname } = new URL(url)
  return `${hostname}${pathname === '/' ? '' : pathname}`
}

/** Where a release stands: what is reached, what was promised, and what the promised class still needs. */
export function standWords(checklist: Checklist, promised: OpennessClass | null): string {
  const reached = checklist.reached
    ? `It reaches ${opennessClassWords[checklist.reached]}.`
    : 'It reaches no class yet.'
  const next = promised ?? classesUp[0] ?? 3
  const missing = missingFor(next, inState(checklist.items, 'verified'))
  if (missing.length === 0) return promised ? `${reached} That is what was promised.` : reached
  const names = missing.map((name) => components[name].words.toLowerCase()).join(', ')
  return `${reached} Still to be verified for ${opennessClassWords[next]}${promised ? ', as promised' : ''}: ${names}.`
}
