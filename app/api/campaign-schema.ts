import { count, fields, ref, text, whole, yesNo } from './shapes.ts'

/** How far a campaign is, as pages of other sites read it. */
export const campaignSchema = fields({
  slug: text,
  name: text,
  ask: text,
  address: { type: 'string', format: 'uri' },
  is_open: yesNo,
  goal: fields({
    counts: { enum: ['dollars', 'donors', 'monthly_donors', 'gpu_hours'] },
    target: whole,
    reached: whole,
  }),
  received: ref('Money'),
  donors: count,
  full_per_mille: count,
  words: text,
  note: text,
})
