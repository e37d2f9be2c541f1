import type { Bulk, BulkRefusal, ListAct } from '#app/domain/grants/bulk/bulk.ts'

/** What each act is called on its button and its pages. */
export const bulkTitles: Record<Bulk['act'], string> = {
  'to-review': 'Send to review',
  return: 'Return for a change',
  ineligible: 'Screen out',
  assign: 'Ask a reviewer',
  decide: 'Draft a decision',
  extend: 'Give more time',
}

/** What it does to each of them, before it is done. */
export const bulkLeads: Record<ListAct, string> = {
  'to-review': 'Each goes to review, if it waits for screening.',
  return: 'Each goes back to its applicant with the same note, if it waits for screening.',
  ineligible: 'Each is told that it does not fit its call, for the same reason, if it waits for screening.',
  assign: 'The reviewer is asked for each, unless there is a conflict or they read it already.',
  decide: 'A decision is drafted for each that is in review. Nobody outside sees it before the release.',
}

const refusalWords: Record<BulkRefusal, string> = {
  'not-allowed': 'Only a programme officer does this.',
  'not-found': 'There is no such application here.',
  'own-application': 'There is no such application here.',
  'being-changed': 'Its team is changing it. It can be screened once it is sent again, or at its deadline.',
  'not-submitted': 'It does not wait for screening now. Nothing was changed.',
  'note-missing': 'It needs a note to the applicant.',
  'not-in-review': 'It is not in review now. Nothing was changed.',
  'not-a-reviewer': 'This person is not a reviewer.',
  applicant: 'This person is the applicant.',
  'team-member': 'This person is on the team.',
  conflicted: 'This person has a conflict of interest here.',
  'already-assigned': 'This person is asked already.',
  'stepped-back': 'This person was asked and stepped back.',
  'taken-back': 'This person was asked, and the request was taken back.',
  'sent-again': 'It was sent in again since you chose it. Look at it first.',
  'due-past': 'The due day is over.',
  'reason-missing': 'It needs a reason for the applicant.',
  'no-hours': 'It asks for no hours, so none can be granted.',
  'more-than-asked': 'It asks for fewer hours.',
  'decided-meanwhile': 'Somebody drafted a decision meanwhile. Open it to look at that draft.',
  'not-a-draft': 'It is not a draft any more, so more time would change nothing.',
  'no-deadline': 'Its call has no deadline.',
  'no-longer': 'It has that long already, or the time is over.',
}

/** What the officer reads once an act was worked, by how many rows still wait. */
export function workedNote(waiting: number) {
  if (waiting === 0) return { tone: 'good', text: 'Done; see each below.' } as const
  const still = waiting === 1 ? 'One still waits.' : `${waiting} still wait.`
  return { tone: 'warn', text: `${still} Go on below.` } as const
}

/** Why a row was refused. A word of an older release is shown as it is. */
export function bulkRefusal(refusal: string): string {
  const words: Record<string, string> = refusalWords
  return words[refusal] ?? refusal.replaceAll('-', ' ')
}
