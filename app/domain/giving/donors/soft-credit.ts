/** Why a donor is credited for a gift that another one gave. */
export const creditKinds = ['adviser', 'household', 'employer', 'introduced'] as const
export type CreditKind = (typeof creditKinds)[number]

export const creditWords: Record<CreditKind, string> = {
  adviser: 'Advised the fund',
  household: 'Of the same household',
  employer: 'Works there, or owns it',
  introduced: 'Asked for the gift',
}
