/** What a co-applicant may do; each includes the one before. */
export const rights = ['view', 'edit', 'submit'] as const
export type Right = (typeof rights)[number]

export const rightWords: Record<Right, { label: string; hint: string }> = {
  view: { label: 'Read', hint: 'Reads every answer and how the application stands.' },
  edit: { label: 'Read and write', hint: 'Also changes answers and the attachment.' },
  submit: { label: 'Read, write and send in', hint: 'Also sends it in, and answers what the lab asks.' },
}

/** More than any team that wrote one application together. How many letters go out is bounded at the door. */
export const mostCoApplicants = 20

export type CoApplicantState = 'invited' | 'joined' | 'declined' | 'removed'
