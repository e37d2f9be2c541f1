import { matchPath } from '@remix-run/react'

/**
 * The acts that need a second step proven within the last quarter of an hour: they let money or hours go, give somebody more
 * access, or cannot be taken back. Each door says so with `requireFreshStep`; a test holds the doors to this list.
 */
export type FreshAct = {
  route: string
  pattern: string
  /** After "To". */
  words: string
  /** What of the form is shown while the second step is asked, by its label. */
  shows?: Record<string, string>
}

const reason = { reason: 'Reason' }

export const freshActs: readonly FreshAct[] = [
  {
    route: 'admin.gifts.$giftId_.refund',
    pattern: '/admin/gifts/:giftId/refund',
    words: 'give a gift back',
    shows: { amount: 'Amount', euros: 'Amount in euros', ...reason },
  },
  {
    route: 'admin.gifts.$giftId_.receipt',
    pattern: '/admin/gifts/:giftId/receipt',
    words: 'issue a receipt anew',
    shows: { name: 'Name on the receipt', ...reason },
  },
  {
    route: 'admin.disputes.$disputeId_.accept',
    pattern: '/admin/disputes/:disputeId/accept',
    words: 'let disputed money go back',
  },
  {
    route: 'admin.pledges.$pledgeId_.end',
    pattern: '/admin/pledges/:pledgeId/end',
    words: 'end a pledge or write its rest off',
    shows: reason,
  },
  {
    route: 'admin.challenges.$challengeId_.write-off',
    pattern: '/admin/challenges/:challengeId/write-off',
    words: 'write off what a challenge owes',
    shows: reason,
  },
  { route: 'admin.donors.$donorId_.merge', pattern: '/admin/donors/:donorId/merge', words: 'make two donors one' },
  {
    route: 'admin.donors.import_.$givingImportId_.undo',
    pattern: '/admin/donors/import/:givingImportId/undo',
    words: 'take an import back',
  },
  { route: 'admin.panel.$call_.release', pattern: '/admin/panel/:call/release', words: 'release decisions' },
  {
    route: 'admin.calls.$callId_.second',
    pattern: '/admin/calls/:callId/second',
    words: 'change which awards take two officers',
    shows: { hours: 'Two officers from' },
  },
  {
    route: 'admin.applications.$applicationId_.second',
    pattern: '/admin/applications/:applicationId/second',
    words: 'answer as the second officer',
    shows: { words: 'Words' },
  },
  { route: 'admin.people.$personId_.roles', pattern: '/admin/people/:personId/roles', words: 'change roles' },
  {
    route: 'admin.people.$personId_.enable',
    pattern: '/admin/people/:personId/enable',
    words: 'let somebody in again',
  },
  {
    route: 'admin.people.$personId_.second-step',
    pattern: '/admin/people/:personId/second-step',
    words: 'take a second step away',
  },
  {
    route: 'research.tokens',
    pattern: '/research/tokens',
    words: 'make an API token',
    shows: { name: 'Name', days: 'Days' },
  },
  { route: 'account.recovery-codes', pattern: '/account/recovery-codes', words: 'make new recovery codes' },
  { route: 'account.second-step', pattern: '/account/second-step', words: 'set up an authenticator' },
  {
    route: 'account.passkeys._index',
    pattern: '/account/passkeys',
    words: 'add a passkey',
    shows: { name: 'Name' },
  },
  {
    route: 'account.passkeys.$passkeyId.remove',
    pattern: '/account/passkeys/:passkeyId/remove',
    words: 'remove a passkey',
  },
]

/** The act whose form leads to this address; null for every other address. */
export function freshActAt(address: string): FreshAct | null {
  const [pathname = ''] = address.split(/[?#]/)
  return freshActs.find(({ pattern }) => matchPath(pattern, pathname) !== null) ?? null
}
