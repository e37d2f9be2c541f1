/**
 * What each happening reads as on a timeline, after the name of who did it: "June Park released the decision". Every module adds
 * its kinds; one without words is shown as its kind, with spaces.
 */
export const happeningWords: Record<string, string> = {
  // people
  'person-joined': 'joined',
  'signed-in': 'signed in',
  'second-step-passed': 'passed the second step',
  'signed-out': 'signed out',
  'signed-out-everywhere': 'ended the sessions',
  'session-closed': 'ended one session',
  'profile-changed': 'changed name or time zone',
  'password-set': 'set a password',
  'authenticator-set-up': 'set up an authenticator',
  'authenticator-removed': 'removed the authenticator',
  'recovery-codes-renewed': 'made new recovery codes',
  'roles-changed': 'changed the roles',
  'person-disabled': 'disabled the person',
  'person-enabled': 'let the person in again',
  'token-issued': 'made an API token',
  'token-revoked': 'revoked an API token',
  // grants
  'call-opened': 'opened the call',
  'call-changed': 'changed the call',
  'application-started': 'began the application',
  'application-saved': 'saved a section',
  'attachment-added': 'added the attachment',
  'attachment-removed': 'removed the attachment',
  'application-submitted': 'sent the application in',
  'application-withdrawn': 'withdrew the application',
  'application-screened': 'sent the application to review',
  'application-returned': 'returned the application for a change',
  'application-ineligible': 'found that the application does not fit the call',
  'reviewer-assigned': 'asked a reviewer',
  'no-conflict-declared': 'declared that there is no conflict of interest',
  'conflict-declared': 'declared a conflict of interest and stepped back',
  'review-submitted': 'sent a review in',
  'discussion-opened': 'opened the discussion',
  'application-recommended': 'noted the recommendation',
  'decision-drafted': 'drafted the decision',
  'decision-redrafted': 'drafted the decision anew',
  'decision-released': 'released the decision',
  'decisions-released': 'released the decisions of the call',
  'offer-accepted': 'accepted the offer',
  'award-signed': 'signed the award',
  'offer-lapsed': 'let the offer lapse',
  'project-opened': 'opened the project',
  'slurm-account-set': 'set the Slurm account',
  'project-state-changed': 'changed the project’s state',
  'output-recorded': 'recorded a release',
  // gifts that staff write down
  'gift-entered': 'entered the gift',
  'gift-expected': 'noted that the gift is expected',
  'expected-gift-withdrawn': 'noted that the gift will not come',
  'letter-posted': 'posted the letter',
  // compute
  'gpu-class-listed': 'listed the GPU class',
  'rate-published': 'published the rate',
  'supply-published': 'published the hours',
  'hours-allocated': 'allocated the hours',
  'hours-added': 'added hours',
  'hours-returned': 'took hours back',
  'allocation-opened': 'opened the allocation',
  'allocation-ended': 'ended the allocation',
  'allocation-opened-by-usage': 'opened it for runs nobody had granted hours',
  'usage-imported': 'imported usage',
  'account-mapped': 'said whose a Slurm account is',
}

export function happeningWord(kind: string): string {
  return happeningWords[kind] ?? kind.replaceAll('-', ' ')
}
