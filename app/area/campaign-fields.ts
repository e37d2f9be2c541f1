import { z } from 'zod'
import { type GoalKind, goalKinds } from '#app/domain/giving/campaign.ts'
import { parseGpuHours } from '#app/units/gpu-time.ts'
import { parseCents } from '#app/units/money.ts'
import { parseDay } from '#app/units/time.ts'

const text = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)
const day = z
  .string('Choose a day.')
  .refine((typed) => parseDay(typed) !== null, 'This is not a day. It looks like 2026-03-31.')

export const CampaignFields = z
  .object({
    name: text(120, 'Type the campaign’s name.'),
    ask: text(1000, 'Say what the campaign asks for, and why.'),
    goalKind: z.enum(goalKinds as [GoalKind, ...GoalKind[]], 'Choose what is counted.'),
    goal: text(20, 'Type the goal.'),
    opensOn: day,
    closesOn: day.optional(),
    slug: z.string().trim().toLowerCase().optional(),
    fund: z.string().optional(),
  })
  .superRefine((form, context) => {
    if (readGoal(form) === null) {
      context.addIssue({ code: 'custom', path: ['goal'], message: 'Type a number above zero, such as 60,000.' })
    }
  })

/** Cents, donors or GPU-seconds, as the kind says; null when it is no such number. */
export function readGoal({ goalKind, goal }: { goalKind: GoalKind; goal: string }): bigint | null {
  if (goalKind === 'dollars') return parseCents(goal)
  if (goalKind === 'gpu_hours') return parseGpuHours(goal)
  return /^\d{1,9}$/.test(goal.replaceAll(',', '')) ? BigInt(goal.replaceAll(',', '')) : null
}

/** Days as instants: a campaign opens and closes at midnight UTC, the closing day included. */
export function readWindow({ opensOn, closesOn }: { opensOn: string; closesOn?: string | undefined }) {
  const dayMs = 86_400_000
  const at = (text: string) => Date.parse(`${text}T00:00:00Z`)
  return { opensAt: instant(at(opensOn)), closesAt: closesOn ? instant(at(closesOn) + dayMs) : null }
}

const instant = (milliseconds: number) => new Date(milliseconds)
