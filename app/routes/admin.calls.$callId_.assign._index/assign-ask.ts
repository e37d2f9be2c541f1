import { z } from 'zod'
import { mostSettings, type RunSettings } from '#app/domain/grants/assignment/assignment-run.ts'
import type { Pair } from '#app/domain/grants/assignment/proposal.ts'
import { parseId } from '#app/units/id.ts'
import { instantIn } from '#app/units/zoned-time.ts'

const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: `Write a whole number from ${least} to ${most}.` })
    .int(`Write a whole number from ${least} to ${most}.`)
    .min(least, `Write a whole number from ${least} to ${most}.`)
    .max(most, `Write a whole number from ${least} to ${most}.`)

/** Pairs arrive as "app_… psn_…"; one more may be chosen by application and reviewer. */
export const AssignAsk = z.object({
  perApplication: whole(1, mostSettings.perApplication),
  most: whole(1, mostSettings.most),
  dueOn: z.string().optional(),
  seniors: z.array(z.string()).max(mostSettings.pairs).default([]),
  pins: z.array(z.string()).max(mostSettings.pairs).default([]),
  bans: z.array(z.string()).max(mostSettings.pairs).default([]),
  oneApplication: z.string().optional(),
  oneReviewer: z.string().optional(),
  oneIs: z.enum(['pin', 'ban']).optional(),
})
type Asked = z.output<typeof AssignAsk>

/** What was asked, for the verb; or the field that is to be put right. */
export function settingsOf(
  asked: Asked,
  zone: string,
): { ok: true; settings: RunSettings } | { ok: false; said: { field: string; sentence: string } } {
  const dueAt = asked.dueOn ? instantIn(zone, `${asked.dueOn}T23:59`) : null
  if (asked.dueOn && !dueAt) {
    return { ok: false, said: { field: 'dueOn', sentence: 'Write the due day as year, month and day.' } }
  }
  const one = pairOf(`${asked.oneApplication ?? ''} ${asked.oneReviewer ?? ''}`)
  if (!one && (asked.oneApplication || asked.oneReviewer)) {
    return { ok: false, said: { field: 'oneReviewer', sentence: 'Choose an application and a reviewer, or neither.' } }
  }
  const added = (kind: 'pin' | 'ban') => (one && (asked.oneIs ?? 'pin') === kind ? [one] : [])
  const bans = [...asked.bans.flatMap((text) => pairOf(text) ?? []), ...added('ban')]
  const banned = new Set(bans.map((pair) => `${pair.applicationId} ${pair.reviewerId}`))
  const pins = [
    ...asked.pins.filter((text) => !banned.has(text)).flatMap((text) => pairOf(text) ?? []),
    ...added('pin'),
  ]
  return {
    ok: true,
    settings: {
      perApplication: asked.perApplication,
      most: asked.most,
      seniors: asked.seniors.flatMap((text) => parseId('psn', text) ?? []),
      pins: pins.slice(0, mostSettings.pairs),
      bans: bans.slice(0, mostSettings.pairs),
      dueAt: dueAt?.toISOString() ?? null,
    },
  }
}

function pairOf(text: string): Pair | null {
  const [application, reviewer] = text.split(' ')
  const [applicationId, reviewerId] = [parseId('app', application), parseId('psn', reviewer)]
  return applicationId && reviewerId ? { applicationId, reviewerId } : null
}
