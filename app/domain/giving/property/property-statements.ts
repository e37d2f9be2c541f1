import { type Day, formatDay } from '#app/units/time.ts'
import type { Property } from './property.ts'

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
export function propertyStatements(property: { kind: Property['kind']; words: string }, facts: Facts): string[] {
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
    appraisalWords[property.kind](lab.legalName),
  ]
}

/** Stock that is not traded needs an appraisal from a higher limit on than other things (instructions of Form 8283, Section B). */
const appraisalWords: Record<Property['kind'], (lab: string) => string> = {
  stock: () => 'Publicly traded stock needs no appraisal.',
  untraded: (lab) =>
    `Above $5,000 ${lab} signs your Form 8283, and above $10,000 a qualified appraisal is needed first, as it is stock that is not publicly traded. ${toldOnSale(lab)}`,
  other: (lab) =>
    `Above $5,000 a qualified appraisal is needed first, and ${lab} signs your Form 8283. ${toldOnSale(lab)}`,
}

function toldOnSale(lab: string): string {
  return `If ${lab} then sells the property within three years of receiving it, it tells the tax office on Form 8282 and sends you a copy.`
}
