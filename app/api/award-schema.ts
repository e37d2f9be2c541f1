import { day, fields, instant, list, month, orNull, ref, type Schema, text, whole } from './shapes.ts'

const address: Schema = { type: 'string', format: 'uri' }

/** The fields of the 360Giving standard that awards fill; `gpuTime`, the exact figures behind the amount, and `outputs`, what came out, are ours. */
export const awardsSchema = fields({
  grants: list(
    fields({
      id: text,
      title: { type: 'string', maxLength: 140 },
      description: text,
      currency: { const: 'USD' },
      amountAwarded: { type: 'number', minimum: 0 },
      awardDate: instant,
      url: address,
      plannedDates: list(fields({ title: text, startDate: instant, endDate: instant })),
      recipientOrganization: list(fields({ id: text, name: text })),
      fundingOrganization: list(fields({ id: text, name: text })),
      grantProgramme: list(fields({ code: text, title: text, description: text, url: address })),
      fromOpenCall: { const: 'Yes' },
      fundingType: list(fields({ title: text, description: text })),
      dataSource: address,
      gpuTime: list(
        fields({
          asset: { type: 'string', pattern: '^GPU:' },
          seconds: whole,
          first_month: month,
          last_month: month,
          rate_per_hour: orNull(ref('Money')),
          value: ref('Money'),
        }),
      ),
      outputs: list(
        fields({
          kind: text,
          title: text,
          url: text,
          licence: text,
          released_on: day,
          openness_class: orNull(text),
        }),
      ),
    }),
  ),
})
