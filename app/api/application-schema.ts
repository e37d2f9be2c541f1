import { fields, instant, list, month, orNull, ref, text } from './shapes.ts'

/** An application and its request lines, as machines read them. */
export const applicationSchema = fields({
  id: text,
  number: text,
  call: text,
  title: text,
  state: text,
  applicant: text,
  institution: text,
  submitted_at: orNull(instant),
  request: list(fields({ asked: ref('GpuTime'), least_useful: ref('GpuTime'), first_month: month, last_month: month })),
})
