import type { Proposal, Reason } from '#app/domain/grants/assignment/proposal.ts'

/** "names hydrology", "shares the words radar, soil": one reason of three. */
export function reasonWords(reason: Reason): string {
  const words: { [Kind in Reason['kind']]: (one: Extract<Reason, { kind: Kind }>) => string } = {
    pinned: () => 'you said so',
    topic: (one) => `names ${one.words.join(', ')}`,
    words: (one) => `shares the words ${one.words.join(', ')}`,
    'only-senior': () => 'is the senior on it',
    fit: ({ ofHundred }) => `fits to ${ofHundred} of 100`,
    room: ({ load, most }) => `reads ${load} of at most ${most}`,
    unconflicted: () => 'has no conflict',
  }
  return (words[reason.kind] as (one: Reason) => string)(reason)
}

/** Why seats of an application stay empty. */
export function unfilledWords({ barred, colleagues, full }: Proposal['unfilled'][number]): string {
  const parts = [
    barred > 0 && `${barred} may not read it or read it already`,
    colleagues > 0 && `${colleagues} would read beside somebody of the same institution`,
    full > 0 && `${full} ${full === 1 ? 'has' : 'have'} no room left`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? 'There are no more reviewers.' : `Of the other reviewers ${parts.join(', ')}.`
}
