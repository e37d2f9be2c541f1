import { z } from 'zod'
import type { Id } from '#app/units/id.ts'
import type { Proposal, Step } from './proposal.ts'

const id = <Prefix extends string>(prefix: Prefix) =>
  z.custom<Id<Prefix>>((kept) => typeof kept === 'string' && kept.startsWith(`${prefix}_`))
const PairShape = z.object({ applicationId: id('app'), reviewerId: id('psn') })

export const mostSettings = { perApplication: 6, most: 60, pairs: 500 } as const

const SettingsShape = z.object({
  perApplication: z.number().int().min(1).max(mostSettings.perApplication),
  most: z.number().int().min(1).max(mostSettings.most),
  seniors: z.array(id('psn')),
  pins: z.array(PairShape).max(mostSettings.pairs),
  bans: z.array(PairShape).max(mostSettings.pairs),
  /** When the reviews are due, as ISO text; null for no date. */
  dueAt: z.string().nullable(),
})
export type RunSettings = z.output<typeof SettingsShape>

export const usualSettings: RunSettings = { perApplication: 3, most: 8, seniors: [], pins: [], bans: [], dueAt: null }

/** Settings as they were kept. Throws on anything else: what is in the database was checked before it got there. */
export function readSettings(kept: unknown): RunSettings {
  return SettingsShape.parse(kept)
}

export type AssignmentRun = {
  id: Id<'arn'>
  state: 'waiting' | 'running' | 'done' | 'confirmed'
  step: Step | null
  settings: RunSettings
  proposal: Proposal | null
  fingerprint: string | null
  askedAt: Date
  confirmedAt: Date | null
}
