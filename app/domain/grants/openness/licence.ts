import identifiers from 'spdx-license-ids/index.json' with { type: 'json' }

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

/** Licences that forbid selling or changing are no open ones: what is under them counts for no class. */
export function isOpenLicence(licence: string): boolean {
  return !/(^|-)(NC|ND|noncommercial|NonCommercial)(-|$)/.test(licence)
}
