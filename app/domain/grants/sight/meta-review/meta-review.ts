export const recommendations = ['fund', 'part', 'not'] as const
export type Recommendation = (typeof recommendations)[number]

export const recommendationWords: Record<Recommendation, string> = {
  fund: 'Fund it',
  part: 'Fund a part',
  not: 'Do not fund it',
}

/** In characters, of each of its texts. */
export const longestMetaText = 20_000

export type MetaWords = {
  summary: string
  agreed: string
  forApplicant: string
  recommendation: Recommendation | null
}

export function isMetaTooLong({ summary, agreed, forApplicant }: MetaWords): boolean {
  return [summary, agreed, forApplicant].some((text) => text.length > longestMetaText)
}

/** What is missing before it can be handed in, by field. */
export function metaProblems({ summary, forApplicant, recommendation }: MetaWords) {
  const problems: { field: keyof MetaWords; sentence: string }[] = []
  if (!recommendation) problems.push({ field: 'recommendation', sentence: 'Choose what you recommend.' })
  if (!summary.trim()) problems.push({ field: 'summary', sentence: 'Say what the discussion came to.' })
  if (!forApplicant.trim()) {
    problems.push({
      field: 'forApplicant',
      sentence: 'Write something for the applicant: it stands above the reviews.',
    })
  }
  return problems
}
