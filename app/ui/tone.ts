/** How something stands. Always shown with a word beside it. */
export type Tone = 'quiet' | 'info' | 'good' | 'warn' | 'bad'

/** What a quantity is of. Money, compute and open keep their colour everywhere. */
export type Kind = 'money' | 'compute' | 'open'
