import { applicationSchema } from './application-schema.ts'
import { awardsSchema } from './award-schema.ts'
import { campaignSchema } from './campaign-schema.ts'
import { currentProjectsSchema } from './current-projects-schema.ts'
import { pledgeSchema } from './pledge-schema.ts'
import {
  count,
  day,
  fields,
  instant,
  list,
  month,
  orNull,
  record,
  ref,
  type Schema,
  text,
  whole,
  yesNo,
} from './shapes.ts'

/** The shapes of the API's answers, as JSON Schema 2020-12, which OpenAPI 3.1 speaks. */

function page(name: string, of: Schema): Schema {
  return fields({ [name]: list(of), next_cursor: orNull(text) })
}

const money = fields({ asset: { const: 'USD' }, amount: whole })
const gpuTime = fields({ asset: { type: 'string', pattern: '^GPU:' }, seconds: whole })
const flows = {
  received: ref('Money'),
  given_back: ref('Money'),
  spent_on_hours: ref('Money'),
  left: ref('Money'),
}

const allocationFields = {
  id: text,
  project: fields({ id: text, slug: text, title: text, slurm_account: orNull(text) }),
  gpu_class: text,
  state: text,
  first_month: month,
  last_month: month,
  granted: ref('GpuTime'),
  used: ref('GpuTime'),
  running: ref('GpuTime'),
  left: ref('GpuTime'),
}
const allocationMonth = fields({
  month,
  planned: ref('GpuTime'),
  used: ref('GpuTime'),
  running: ref('GpuTime'),
})

export const schemas: Record<string, Schema> = {
  Money: money,
  GpuTime: gpuTime,
  Problem: {
    type: 'object',
    properties: { type: text, status: { type: 'integer' }, title: text, detail: text, code: text },
    required: ['type', 'status', 'title', 'detail'],
  },
  Allocation: fields(allocationFields),
  AllocationPage: page('items', ref('Allocation')),
  AllocationWithMonths: fields({ ...allocationFields, months: list(allocationMonth) }),
  Capacity: page(
    'items',
    fields({
      gpu_class: text,
      name: text,
      gpus: count,
      state: text,
      months: list({
        type: 'object',
        properties: { month },
        required: ['month'],
        additionalProperties: ref('GpuTime'),
      }),
    }),
  ),
  UsageAnswer: fields({
    import: text,
    dry_run: yesNo,
    rows: record(count),
    gpu_seconds: fields({ final: whole, provisional: whole, unattributed: whole }),
    by_account: record(whole),
    problems: list(fields({ row: count, code: text, text })),
  }),
  TrialBalance: fields({
    assets: record(
      fields({
        debit: whole,
        credit: whole,
        accounts: list(fields({ account: text, kind: text, debit: whole, credit: whole })),
      }),
    ),
  }),
  EntryPage: page(
    'items',
    fields({
      id: text,
      place: whole,
      kind: text,
      source: fields({ type: text, id: text }),
      effective_on: day,
      recorded_at: instant,
      actor: text,
      memo: orNull(text),
      reverses: orNull(text),
      reversed_by: orNull(text),
      postings: list({
        type: 'object',
        properties: { line: count, account: text, asset: text, amount: whole, seconds: whole },
        required: ['line', 'account', 'asset'],
        additionalProperties: false,
      }),
      previous_hash: orNull(text),
      hash: text,
    }),
  ),
  GiftPage: page(
    'gifts',
    fields({
      id: text,
      state: text,
      amount: ref('Money'),
      fee_cover: ref('Money'),
      refunded: ref('Money'),
      euros: orNull(fields({ cents: whole, dollars_per_euro: orNull(text) })),
      gift_date: orNull(day),
      created_at: instant,
      fund: {},
      campaign: orNull(text),
      anonymous: yesNo,
      imported: yesNo,
      earlier: yesNo,
      giver: orNull(fields({ donor: orNull(text), name: orNull(text), email: orNull(text) })),
    }),
  ),
  PledgePage: page('pledges', pledgeSchema),
  ApplicationPage: page('applications', applicationSchema),
  ReceiptPage: page(
    'receipts',
    fields({
      id: text,
      number: text,
      gift: text,
      standing: text,
      replaced_by: orNull(text),
      amount: ref('Money'),
      property: orNull(text),
      gift_date: day,
      issued_at: instant,
      sha256: text,
    }),
  ),
  ProjectPage: page(
    'items',
    fields({
      id: text,
      slug: text,
      address: { type: 'string', format: 'uri' },
      title: text,
      summary: text,
      institution: orNull(text),
      lead: orNull(text),
      state: text,
      starts_on: orNull(day),
      ends_on: orNull(day),
      granted: list(ref('GpuTime')),
      used: list(ref('GpuTime')),
      outputs: list({ type: 'object' }),
    }),
  ),
  CurrentProjects: currentProjectsSchema,
  Campaign: campaignSchema,
  Awards: awardsSchema,
  Impact: fields({
    as_of: instant,
    money: { ...fields(flows), properties: { ...flows, processing_fees: ref('Money') } },
    funds: list({ type: 'object', properties: { slug: text, name: text, ...flows }, required: ['slug', 'name'] }),
    hours: list(
      fields({
        all: ref('GpuTime'),
        used: ref('GpuTime'),
        waiting: ref('GpuTime'),
        unused: ref('GpuTime'),
        paid_by_gifts: ref('Money'),
      }),
    ),
    projects: list(fields({ slug: text, title: text, used: list(ref('GpuTime')) })),
    models: list(fields({ slug: text, title: text, released_on: orNull(day), project: text, gpu_seconds: whole })),
    ledger: fields({
      head: orNull(text),
      last_check: orNull(fields({ at: instant, is_whole: yesNo, entries: { type: ['integer', 'string'] } })),
    }),
  }),
}
