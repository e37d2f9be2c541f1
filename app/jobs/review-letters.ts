import type { LetterKind } from '#app/domain/activity/letter.ts'
import { gatherReviewRequested } from '#app/domain/grants/letters.server.ts'
import { gatherDraftDue, gatherReviewDue } from '#app/domain/grants/reminders/letters.server.ts'
import { gatherDiscussion } from '#app/domain/grants/sight/discussion/letters.server.ts'
import { gatherReviewRemoved } from '#app/domain/grants/sight/letters.server.ts'
import { gatherDiscussionLed } from '#app/domain/grants/sight/meta-review/letters.server.ts'
import * as discussionLed from '#emails/discussion-led.tsx'
import * as discussionMoved from '#emails/discussion-moved.tsx'
import * as draftDue from '#emails/draft-due.tsx'
import * as reviewDue from '#emails/review-due.tsx'
import * as reviewRemoved from '#emails/review-removed.tsx'
import * as reviewRequested from '#emails/review-requested.tsx'
import { type LetterMaking, letter } from './letter-making.tsx'

/** The letters about reviews, and about drafts while they can be sent in. */
export const reviewLetters = {
  'review-requested': letter(gatherReviewRequested, reviewRequested),
  'discussion-moved': letter(gatherDiscussion, discussionMoved),
  'discussion-led': letter(gatherDiscussionLed, discussionLed),
  'review-due': letter(gatherReviewDue, reviewDue),
  'review-removed': letter(gatherReviewRemoved, reviewRemoved),
  'draft-due': letter(gatherDraftDue, draftDue),
} satisfies Partial<Record<LetterKind, LetterMaking>>
