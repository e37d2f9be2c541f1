import { agreementInvariants } from './invariants/agreements.ts'
import { amendmentInvariants } from './invariants/amendments.ts'
import { appealInvariants } from './invariants/appeals.ts'
import { callFormInvariants } from './invariants/call-forms.ts'
import { callRubricInvariants } from './invariants/call-rubrics.ts'
import { challengeInvariants } from './invariants/challenges.ts'
import { computeInvariants } from './invariants/compute.ts'
import { disputeInvariants } from './invariants/disputes.ts'
import { donorInvariants } from './invariants/donors.ts'
import { euroInvariants } from './invariants/euros.ts'
import { givingInvariants } from './invariants/giving.ts'
import { givingImportInvariants } from './invariants/giving-imports.ts'
import { grantsInvariants } from './invariants/grants.ts'
import { impactInvariants } from './invariants/impact.ts'
import { inKindInvariants } from './invariants/in-kind.ts'
import type { Invariant } from './invariants/invariant.ts'
import { ledgerInvariants } from './invariants/ledger.ts'
import { mailingInvariants } from './invariants/mailings.ts'
import { opennessInvariants } from './invariants/openness.ts'
import { ownInvariants } from './invariants/own.ts'
import { peopleInvariants } from './invariants/people.ts'
import { pledgeInvariants } from './invariants/pledges.ts'
import { propertyInvariants } from './invariants/property.ts'
import { recurringInvariants } from './invariants/recurring.ts'
import { releaseInvariants } from './invariants/releases.ts'
import { renewalInvariants } from './invariants/renewals.ts'
import { reviewInvariants } from './invariants/reviews.ts'
import { sightInvariants } from './invariants/sight.ts'
import { tributeInvariants } from './invariants/tributes.ts'
import { waitlistInvariants } from './invariants/waitlist.ts'

/** What must always be true. Run after every database test, each night, by `doctor` and by `verify:ledger`. */
export const invariants: Invariant[] = [
  ...ledgerInvariants,
  ...peopleInvariants,
  ...givingInvariants,
  ...euroInvariants,
  ...givingImportInvariants,
  ...disputeInvariants,
  ...donorInvariants,
  ...pledgeInvariants,
  ...challengeInvariants,
  ...propertyInvariants,
  ...recurringInvariants,
  ...tributeInvariants,
  ...mailingInvariants,
  ...ownInvariants,
  ...grantsInvariants,
  ...sightInvariants,
  ...reviewInvariants,
  ...callFormInvariants,
  ...callRubricInvariants,
  ...agreementInvariants,
  ...appealInvariants,
  ...releaseInvariants,
  ...opennessInvariants,
  ...renewalInvariants,
  ...amendmentInvariants,
  ...waitlistInvariants,
  ...computeInvariants,
  ...impactInvariants,
  ...inKindInvariants,
]
