import { count, day, fields, instant, list, orNull, ref, text, yesNo } from './shapes.ts'

/** A pledge and its instalments, as machines read them. */
export const pledgeSchema = fields({
  id: text,
  kind: text,
  state: text,
  amount: ref('Money'),
  paid: ref('Money'),
  method: text,
  fund: text,
  created_at: instant,
  anonymous: yesNo,
  giver: orNull(fields({ donor: text, name: text })),
  version: count,
  instalments: list(
    fields({ id: text, place: count, due_on: day, amount: ref('Money'), paid: ref('Money'), state: text }),
  ),
})
