/** Why a plan is not changed. */
export type ChangeRefusal =
  | 'no-such-plan'
  | 'not-yours-to-change'
  | 'not-now'
  | 'nothing-changes'
  | 'too-small'
  | 'too-large'
  | 'too-long'
  | 'change-under-way'
  | 'payments-refused'
  | 'payments-silent'
