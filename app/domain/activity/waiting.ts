/** What somebody has to do about one record. */
export type WaitingAct =
  | 'screen'
  | 'ask-reviewers'
  | 'remind-reviewer'
  | 'decide'
  | 'answer-appeal'
  | 'answer-discussion'
  | 'write-meta-review'
  | 'release'
  | 'agree'
  | 'draft-anew'
  | 'plan-anew'
  | 'review'
  | 'allocate'
  | 'judge-report'
  | 'chase-report'
  | 'answer-amendment'
  | 'check-claims'
  | 'verify-claims'
  | 'map-account'
  | 'settle-quarantine'
  | 'answer-dispute'
  | 'judge-twice-returned'
  | 'judge-warning'
  | 'repeat-refund'
  | 'tell-tax-office'
  | 'accept-pledge'
  | 'chase-instalment'
  | 'chase-plan'
  | 'do-task'
  | 'accept-hours'
  | 'confirm-delivery'
  | 'chase-challenge'
  | 'moderate-support'
  | 'moderate-backers'
  | 'decide-wall-place'
  | 'start-again'
  | 'look-at-reads'
  | 'mend-books'

/** One thing that waits for a person. `at` is the record it is done at: an application, an award and class, a call's slug. */
export type Waiting = {
  act: WaitingAct
  at: string
  title: string
  detail: string
  since: Date
  /** When it is too late. */
  until?: Date
}
