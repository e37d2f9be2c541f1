import type { Waiting, WaitingAct } from '#app/domain/activity/waiting.ts'
import { paths } from '#app/paths.ts'
import { formatInstant } from '#app/units/time.ts'

/** What is to be done, as the inbox says it, and where. */
const acts: Record<WaitingAct, { words: string; to: (at: string) => string }> = {
  screen: { words: 'Screen', to: paths.admin.application },
  'ask-reviewers': { words: 'Ask reviewers', to: paths.admin.application },
  'remind-reviewer': { words: 'Late review', to: paths.admin.application },
  decide: { words: 'Decide', to: paths.admin.application },
  'answer-appeal': { words: 'Answer an appeal', to: paths.admin.applicationAppeal },
  'write-meta-review': { words: 'Sum a discussion up', to: paths.review.metaReview },
  'answer-discussion': { words: 'Join a discussion', to: paths.admin.applicationDiscussion },
  release: { words: 'Release', to: paths.admin.panel },
  agree: { words: 'Second officer', to: paths.admin.applicationSecond },
  'draft-anew': { words: 'Draft sent back', to: paths.admin.application },
  'plan-anew': { words: 'Release anew', to: paths.admin.panelRelease },
  review: { words: 'Review', to: paths.review.assignment },
  'judge-report': { words: 'Read a report', to: reportTo },
  'chase-report': { words: 'Report overdue', to: reportTo },
  'answer-amendment': { words: 'Answer an amendment', to: amendmentTo },
  'check-claims': { words: 'Check a release', to: releaseTo },
  'verify-claims': { words: 'Verify a release', to: releaseTo },
  allocate: { words: 'Allocate hours', to: allocationTo },
  'map-account': { words: 'Say whose runs', to: paths.admin.usage },
  'settle-quarantine': { words: 'Accept or refund', to: paths.admin.gift },
  'answer-dispute': { words: 'Answer a dispute', to: paths.admin.dispute },
  'judge-twice-returned': { words: 'Went back twice', to: paths.admin.disputeTwice },
  'judge-warning': { words: 'Called fraud', to: paths.admin.fraudWarning },
  'repeat-refund': { words: 'Refund failed', to: paths.admin.gift },
  'tell-tax-office': { words: 'Form 8282', to: paths.admin.giftForm8282 },
  'accept-pledge': { words: 'Accept a pledge', to: paths.admin.pledge },
  'chase-instalment': { words: 'Part of a pledge', to: paths.admin.pledge },
  'chase-plan': { words: 'Charge overdue', to: paths.admin.plan },
  'do-task': { words: 'Task due', to: paths.admin.donor },
  'accept-hours': { words: 'Accept hours', to: paths.admin.hoursPledge },
  'confirm-delivery': { words: 'Confirm hours', to: paths.admin.hoursPledge },
  'chase-challenge': { words: 'Challenge unpaid', to: paths.admin.challenge },
  'moderate-support': { words: 'Look at names', to: () => paths.admin.support() },
  'moderate-backers': { words: 'Look at names', to: () => paths.admin.backers() },
  'decide-wall-place': { words: 'Asked to be shown', to: paths.admin.wallPlace },
  'start-again': { words: 'Stopped', to: () => paths.admin.stops() },
  'look-at-reads': { words: 'Unusual reads', to: (by) => `${paths.admin.reads()}?by=${by}` },
  'mend-books': { words: 'Check the books', to: paths.admin.ledger },
}

export type InboxLine = { id: string; act: string; title: string; detail: string; since: Date; to: string }

/** One thing that waits, as the inbox lists it. */
export function inboxLine({ act, at, title, detail, since, until }: Waiting, zone: string): InboxLine {
  const said = until ? `by ${formatInstant(until, zone)}: ${detail}` : detail
  return { id: `${act} ${at} ${detail}`, act: acts[act].words, title, detail: said, since, to: acts[act].to(at) }
}

/** "awd_… h100": the award and the class the hours are of. */
function allocationTo(at: string): string {
  const [award = '', gpuClass = ''] = at.split(' ')
  return paths.admin.newAllocation({ award, gpuClass })
}

/** "prj_… amd_…": the project and its amendment. */
function amendmentTo(at: string): string {
  const [project = '', amendment = ''] = at.split(' ')
  return paths.admin.amendment(project, amendment)
}

/** "prj_… out_…": the project and its release. */
function releaseTo(at: string): string {
  const [project = '', output = ''] = at.split(' ')
  return paths.admin.release(project, output)
}

/** "prj_… rpt_…": the project and its report. */
function reportTo(at: string): string {
  const [project = '', report = ''] = at.split(' ')
  return paths.admin.report(project, report)
}
