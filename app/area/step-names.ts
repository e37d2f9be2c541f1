/** The names that the page asking for the second step uses itself; no other field of a form begins so. */
export const stepNames = { code: 'step-code', answer: 'step-answer', held: 'step-held' } as const
