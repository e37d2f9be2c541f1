/** Who stands behind an act that nobody signed in for, by the reason the portal gave. */
const portalWords: Record<string, string> = {
  'give-page': 'The giver',
  'pledge-page': 'The giver',
  dispute: 'The dispute of a charge',
  'support-letter': 'Who signed',
  sweep: 'The nightly sweep of Stripe',
  calendar: 'The calendar',
  'usage import': 'The usage import',
  'the shell': 'Someone at the shell',
  'first-administrator': 'Someone at the shell',
  story: 'The demonstration',
  'large-world': 'The demonstration',
}

/** The portal's reason as the subject of a sentence. What Stripe told us is named by the event's type, which has dots. */
export function whoOf(reason: string): string {
  return portalWords[reason] ?? (reason.includes('.') ? 'Stripe' : 'The portal')
}
