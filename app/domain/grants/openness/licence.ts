import identifiers from 'spdx-license-ids/index.json' with { type: 'json' }
import { isOpenIdentifier } from './open-licences.ts'

const canonical = new Map(identifiers.map((one) => [one.toLowerCase(), one]))

/** An SPDX licence: one identifier of the SPDX list, or up to four joined by AND or OR, in the list's own letters; null when any is unknown. */
export function parseLicence(text: string): string | null {
  const words = text.trim().split(/\s+/)
  if (words.length % 2 === 0 || words.length > 7) return null
  const said = words.map((word, index) => {
    if (index % 2 === 1) return /^(and|or)$/i.test(word) ? word.toUpperCase() : null
    return canonical.get(word.toLowerCase()) ?? null
  })
  return said.includes(null) ? null : said.join(' ')
}

/**
 * Whether a licence read by `parseLicence` lets anybody use, change and sell. Of several joined by OR one that does is enough,
 * of those joined by AND each has to; AND binds closer, as in SPDX. What is under another counts for no class.
 */
export function isOpenLicence(licence: string): boolean {
  return licence.split(' OR ').some((choice) => choice.split(' AND ').every(isOpenIdentifier))
}
