import { type Day, formatDay } from '#app/units/time.ts'

type Facts = {
  kind: 'gift' | 'amended' | 'void'
  lab: { legalName: string }
  giftDate: Day
  supersedes: string | null
  inReturn: string
}

const noValue =
  'This receipt describes what you gave and puts no value on it: that is for you to do (IRS Publication 1771).'

/**
 * What a receipt of property says: what came and when, without a value, and which forms may be whose. The limits are told whatever was given,
 * or they would tell what the lab puts it at (Form 8283; IRC 6050L for Form 8282).
 */
export function propertyStatements(property: { kind: 'stock' | 'other'; words: string }, facts: Facts): string[] {
  const { kind, lab, giftDate, supersedes, inReturn } = facts
  const replaces = supersedes ? [`This receipt replaces receipt ${supersedes}, which no longer counts.`] : []
  const given = `${property.words} on ${formatDay(giftDate)}`
  if (kind === 'void') return [...replaces, `Your gift of ${given} was returned to you. There is nothing to deduct.`]
  return [
    ...replaces,
    `${lab.legalName} received your gift of ${given}.`,
    inReturn,
    noValue,
    'Who deducts more than $500 for all gifts of property in a year files Form 8283 with the return.',
    property.kind === 'stock'
      ? 'Publicly traded stock needs no appraisal.'
      : `Above $5,000 a qualified appraisal is needed first, and ${lab.legalName} signs your Form 8283. If it then sells the property within three years of receiving it, it tells the tax office on Form 8282 and sends you a copy.`,
  ]
}
