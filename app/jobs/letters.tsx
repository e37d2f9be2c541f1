import type { LetterKind } from '#app/domain/activity/letter.ts'
import { gatherReadAlarm } from '#app/domain/activity/letters.server.ts'
import { gatherAllocationOpened } from '#app/domain/compute/letters.server.ts'
import { gatherChallenge } from '#app/domain/giving/challenges/letters.server.ts'
import { gatherGrantAdvised } from '#app/domain/giving/daf/letters.server.ts'
import { gatherGiftRegained, gatherGiftTakenBack } from '#app/domain/giving/disputes/letters.server.ts'
import { gatherEmployerMatch } from '#app/domain/giving/employer/letters.server.ts'
import { gatherHours, gatherHoursDelivered } from '#app/domain/giving/in-kind/letters.server.ts'
import { gatherGiftDebit, gatherGiftReceipt, gatherGiftRefunded } from '#app/domain/giving/letters.server.ts'
import { gatherDonorLetter } from '#app/domain/giving/mailings/letters.server.ts'
import {
  gatherInstalmentDue,
  gatherInstalmentUnpaid,
  gatherPledge,
  gatherPledgeDivided,
} from '#app/domain/giving/pledges/letters.server.ts'
import { gatherReceiptReissued, gatherYearStatement } from '#app/domain/giving/receipts/letters.server.ts'
import {
  gatherCardExpiring,
  gatherPlan,
  gatherPlanChange,
  gatherPlanFailure,
} from '#app/domain/giving/recurring/letters.server.ts'
import { gatherSignature } from '#app/domain/giving/support/letters.server.ts'
import { gatherTributeCard } from '#app/domain/giving/tributes/letters.server.ts'
import { gatherWallPlaceDecided, gatherWallPlaceTakenDown } from '#app/domain/giving/wall/letters.server.ts'
import { gatherAmendment } from '#app/domain/grants/amendments/letters.server.ts'
import { gatherAppeal } from '#app/domain/grants/appeals/letters.server.ts'
import { gatherCoApplicant } from '#app/domain/grants/co-applicants/letters.server.ts'
import { gatherExtension } from '#app/domain/grants/deadlines/letters.server.ts'
import { gatherAwardAccepted, gatherOutcome, gatherSubmission } from '#app/domain/grants/letters.server.ts'
import { gatherReleaseJudged } from '#app/domain/grants/openness/letters.server.ts'
import { gatherReport } from '#app/domain/grants/reports/letters.server.ts'
import { gatherWaitlistOffer } from '#app/domain/grants/waitlist/letters.server.ts'
import { gatherAccountChanged, gatherSignInLink } from '#app/domain/people/letters.server.ts'
import * as accountChanged from '#emails/account-changed.tsx'
import * as allocationOpened from '#emails/allocation-opened.tsx'
import * as amendmentAnswered from '#emails/amendment-answered.tsx'
import * as amendmentReceived from '#emails/amendment-received.tsx'
import * as appealAnswered from '#emails/appeal-answered.tsx'
import * as appealReceived from '#emails/appeal-received.tsx'
import * as applicationDeclined from '#emails/application-declined.tsx'
import * as applicationIneligible from '#emails/application-ineligible.tsx'
import * as applicationReceived from '#emails/application-received.tsx'
import * as applicationReturned from '#emails/application-returned.tsx'
import * as applicationWaitlisted from '#emails/application-waitlisted.tsx'
import * as awardAccepted from '#emails/award-accepted.tsx'
import * as cardExpiring from '#emails/card-expiring.tsx'
import * as challengeEnded from '#emails/challenge-ended.tsx'
import * as challengeSpent from '#emails/challenge-spent.tsx'
import * as coApplicantAnswered from '#emails/co-applicant-answered.tsx'
import * as coApplicantInvited from '#emails/co-applicant-invited.tsx'
import * as coApplicantRemoved from '#emails/co-applicant-removed.tsx'
import * as deadlineExtended from '#emails/deadline-extended.tsx'
import * as donorLetter from '#emails/donor-letter.tsx'
import * as employerMatch from '#emails/employer-match.tsx'
import * as giftPending from '#emails/gift-pending.tsx'
import * as giftReceipt from '#emails/gift-receipt.tsx'
import * as giftRefunded from '#emails/gift-refunded.tsx'
import * as giftRegained from '#emails/gift-regained.tsx'
import * as giftTakenBack from '#emails/gift-taken-back.tsx'
import * as giftUnpaid from '#emails/gift-unpaid.tsx'
import * as grantAdvised from '#emails/grant-advised.tsx'
import * as grantOffered from '#emails/grant-offered.tsx'
import * as hoursDelivered from '#emails/hours-delivered.tsx'
import * as hoursEnded from '#emails/hours-ended.tsx'
import * as hoursOffered from '#emails/hours-offered.tsx'
import * as hoursPledged from '#emails/hours-pledged.tsx'
import * as instalmentDue from '#emails/instalment-due.tsx'
import * as instalmentUnpaid from '#emails/instalment-unpaid.tsx'
import * as planChanged from '#emails/plan-changed.tsx'
import * as planEndedUnpaid from '#emails/plan-ended-unpaid.tsx'
import * as planPaymentFailed from '#emails/plan-payment-failed.tsx'
import * as planPaymentFailing from '#emails/plan-payment-failing.tsx'
import * as planStopped from '#emails/plan-stopped.tsx'
import * as pledgeAccepted from '#emails/pledge-accepted.tsx'
import * as pledgeDivided from '#emails/pledge-divided.tsx'
import * as pledgeReceived from '#emails/pledge-received.tsx'
import * as readsAlarming from '#emails/reads-alarming.tsx'
import * as receiptReissued from '#emails/receipt-reissued.tsx'
import * as refundFailed from '#emails/refund-failed.tsx'
import * as releaseJudged from '#emails/release-judged.tsx'
import * as reportDue from '#emails/report-due.tsx'
import * as reportJudged from '#emails/report-judged.tsx'
import * as signInLink from '#emails/sign-in-link.tsx'
import * as signatureToConfirm from '#emails/signature-to-confirm.tsx'
import * as tributeCard from '#emails/tribute-card.tsx'
import * as waitlistOffered from '#emails/waitlist-offered.tsx'
import * as wallPlaceDecided from '#emails/wall-place-decided.tsx'
import * as wallPlaceTakenDown from '#emails/wall-place-taken-down.tsx'
import * as yearStatement from '#emails/year-statement.tsx'
import { attachAgreement } from './attach-agreement.server.ts'
import { attachHours } from './attach-hours.server.ts'
import { attachInvoice, attachPledgeLetter } from './attach-pledge.server.ts'
import {
  attachDisputeReceipt,
  attachReceipt,
  attachRefundReceipt,
  attachReissued,
  attachStatement,
} from './attach-receipt.server.ts'
import { type LetterMaking, letter } from './letter-making.tsx'
import { reviewLetters } from './review-letters.ts'

/** Every letter by its name: the compiler lets none be queued that nobody draws. */
export const letterMakings: Record<LetterKind, LetterMaking> = {
  'account-changed': letter(gatherAccountChanged, accountChanged),
  'sign-in-link': letter(gatherSignInLink, signInLink),
  'allocation-opened': letter(gatherAllocationOpened, allocationOpened),
  'application-received': letter(gatherSubmission, applicationReceived),
  'application-returned': letter(gatherSubmission, applicationReturned),
  'application-ineligible': letter(gatherSubmission, applicationIneligible),
  'deadline-extended': letter(gatherExtension, deadlineExtended),
  'co-applicant-invited': letter(gatherCoApplicant, coApplicantInvited),
  'co-applicant-answered': letter(gatherCoApplicant, coApplicantAnswered),
  'co-applicant-removed': letter(gatherCoApplicant, coApplicantRemoved),
  ...reviewLetters,
  'grant-offered': letter(gatherOutcome, grantOffered),
  'application-declined': letter(gatherOutcome, applicationDeclined),
  'application-waitlisted': letter(gatherOutcome, applicationWaitlisted),
  'waitlist-offered': letter(gatherWaitlistOffer, waitlistOffered),
  'appeal-received': letter(gatherAppeal, appealReceived),
  'appeal-answered': letter(gatherAppeal, appealAnswered),
  'award-accepted': letter(gatherAwardAccepted, awardAccepted, attachAgreement),
  'donor-letter': letter(gatherDonorLetter, donorLetter),
  'gift-receipt': letter(gatherGiftReceipt, giftReceipt, attachReceipt),
  'instalment-due': letter(gatherInstalmentDue, instalmentDue, attachInvoice),
  'instalment-unpaid': letter(gatherInstalmentUnpaid, instalmentUnpaid),
  'pledge-received': letter(gatherPledge, pledgeReceived),
  'pledge-accepted': letter(gatherPledge, pledgeAccepted, attachPledgeLetter),
  'pledge-divided': letter(gatherPledgeDivided, pledgeDivided),
  'gift-refunded': letter(gatherGiftRefunded, giftRefunded, attachRefundReceipt),
  'refund-failed': letter(gatherGiftRefunded, refundFailed, attachRefundReceipt),
  'gift-pending': letter(gatherGiftDebit, giftPending),
  'gift-unpaid': letter(gatherGiftDebit, giftUnpaid),
  'gift-taken-back': letter(gatherGiftTakenBack, giftTakenBack, attachDisputeReceipt),
  'gift-regained': letter(gatherGiftRegained, giftRegained, attachDisputeReceipt),
  'receipt-reissued': letter(gatherReceiptReissued, receiptReissued, attachReissued),
  'year-statement': letter(gatherYearStatement, yearStatement, attachStatement),
  'plan-changed': letter(gatherPlanChange, planChanged),
  'plan-stopped': letter(gatherPlanChange, planStopped),
  'plan-payment-failed': letter(gatherPlanFailure, planPaymentFailed),
  'plan-payment-failing': letter(gatherPlanFailure, planPaymentFailing),
  'plan-ended-unpaid': letter(gatherPlan, planEndedUnpaid),
  'tribute-card': letter(gatherTributeCard, tributeCard),
  'challenge-spent': letter(gatherChallenge, challengeSpent),
  'challenge-ended': letter(gatherChallenge, challengeEnded),
  'grant-advised': letter(gatherGrantAdvised, grantAdvised),
  'hours-offered': letter(gatherHours, hoursOffered),
  'hours-pledged': letter(gatherHours, hoursPledged),
  'hours-delivered': letter(gatherHoursDelivered, hoursDelivered, attachHours),
  'hours-ended': letter(gatherHours, hoursEnded),
  'signature-to-confirm': letter(gatherSignature, signatureToConfirm),
  'employer-match': letter(gatherEmployerMatch, employerMatch),
  'wall-place-decided': letter(gatherWallPlaceDecided, wallPlaceDecided),
  'wall-place-taken-down': letter(gatherWallPlaceTakenDown, wallPlaceTakenDown),
  'card-expiring': letter(gatherCardExpiring, cardExpiring),
  'release-judged': letter(gatherReleaseJudged, releaseJudged),
  'report-due': letter(gatherReport, reportDue),
  'report-judged': letter(gatherReport, reportJudged),
  'reads-alarming': letter(gatherReadAlarm, readsAlarming),
  'amendment-received': letter(gatherAmendment, amendmentReceived),
  'amendment-answered': letter(gatherAmendment, amendmentAnswered),
}
