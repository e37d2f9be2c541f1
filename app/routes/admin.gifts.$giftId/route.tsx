import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GiftSum } from '#app/area/gift-sum.tsx'
import { LedgerLines } from '#app/area/ledger-lines.tsx'
import { timelineOf } from '#app/area/timeline-of.ts'
import { readDisputesOfGift, readOpenWarnings } from '#app/domain/giving/disputes/read-disputes.server.ts'
import { readCredits } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { readClaimOfGift } from '#app/domain/giving/employer/read-claims.server.ts'
import { sumWords } from '#app/domain/giving/euros/euros.ts'
import { isRefundable, keptStates } from '#app/domain/giving/gift.ts'
import { readImport } from '#app/domain/giving/imports/read-imports.server.ts'
import { mayAcceptPaid, mayEnterGifts, mayHelpDonors, mayIssueReceipts, mayRefund } from '#app/domain/giving/policy.ts'
import { readProperty } from '#app/domain/giving/property/read-property.server.ts'
import { readGift } from '#app/domain/giving/read-gift.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { readJournalEntry } from '#app/domain/impact/read-journal.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Columns, Stack } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { GiftCredits } from './gift-credits.tsx'
import { GiftDisputes } from './gift-disputes.tsx'
import { GiftFacts } from './gift-facts.tsx'
import { GiftMoney } from './gift-money.tsx'
import { GiftPapers } from './gift-papers.tsx'
import { GiftProperty } from './gift-property.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Gift of ${sumWords(page.gift)}` : 'Gift' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const gift = (await readGift(world, person, giftId)) ?? notFound()
  const [disputes, warnings, credits, file, claim, property, activity, entries] = await Promise.all([
    readDisputesOfGift(world.db, person, giftId),
    readOpenWarnings(world.db, person, giftId),
    readCredits(world.db, person, { giftId }),
    gift.importId && readImport(world.db, person, gift.importId),
    readClaimOfGift(world.db, person, giftId),
    gift.channel === 'property' ? readProperty(world.db, person, giftId) : null,
    readActivity(world.db, person, { type: 'gift', id: giftId }),
    Promise.all(gift.entryIds.map((id) => readJournalEntry(world.db, person, id))),
  ])
  return {
    gift,
    file: file && { id: file.id, name: file.fileName },
    claim,
    property,
    mayNote: mayEnterGifts(person),
    maySell: mayEnterGifts(person) && property?.standing === 'held',
    disputes,
    warnings,
    entries: entries.filter((entry) => entry !== null),
    activity,
    credits,
    mayCredit: mayHelpDonors(person) && gift.giver !== null && keptStates.includes(gift.state),
    mayReissue: mayIssueReceipts(person) && gift.receipts.some((receipt) => receipt.standing === 'current'),
    mayRefund: mayRefund(person) && isRefundable(gift.state) && gift.importId === null && !property?.sale,
    isExpected: mayEnterGifts(person) && gift.state === 'pending' && gift.offline !== null,
    mayDecide: mayAcceptPaid(person) && gift.state === 'quarantined',
    zone: world.lab.timeZone,
  }
}

export default function Gift() {
  const page = useLoaderData<typeof loader>()
  const { gift, entries, zone } = page
  return (
    <StaffPage
      title={
        <>
          <GiftSum of={gift} /> from {gift.giver?.name ?? 'an anonymous giver'}
        </>
      }
      meta={
        <>
          <Status of={gift.state} {...(gift.state === 'quarantined' ? { tone: 'bad' as const } : {})} />
          <span>{gift.fundNames}</span>
          <Mono>{gift.id}</Mono>
        </>
      }
      breadcrumb={[{ to: paths.admin.gifts(), label: 'Gifts' }]}
      notices={
        <>
          {gift.state === 'quarantined' && <Quarantine because={gift.failureReason} mayDecide={page.mayDecide} />}
          <GiftDisputes disputes={page.disputes} warnings={page.warnings} />
        </>
      }
      actions={
        <>
          {page.isExpected && <Expected giftId={gift.id} />}
          {page.maySell && (
            <ButtonLink size="small" to={paths.admin.giftSold(gift.id)}>
              It is sold
            </ButtonLink>
          )}
          {page.mayDecide && (
            <ButtonLink size="small" to={paths.admin.giftAccept(gift.id)}>
              Accept what was paid
            </ButtonLink>
          )}
          {page.mayReissue && (
            <ButtonLink kind="quiet" size="small" to={paths.admin.giftReceipt(gift.id)}>
              Issue the {gift.channel === 'daf' ? 'acknowledgement' : 'receipt'} anew
            </ButtonLink>
          )}
          {page.mayRefund && (
            <ButtonLink kind="danger" size="small" to={paths.admin.giftRefund(gift.id)}>
              {refundWords(page)}
            </ButtonLink>
          )}
        </>
      }
    >
      <GiftMoney gift={gift} />
      <Columns
        asideLabel="What happened"
        main={
          <Stack>
            {page.property && <GiftProperty property={page.property} mayNote={page.mayNote} />}
            <GiftFacts gift={gift} file={page.file} claim={page.claim} zone={zone} />
            <Section title="In the books">
              {entries.length > 0 ? (
                <LedgerLines
                  lines={entries}
                  entryTo={paths.admin.ledgerEntry}
                  accountTo={(account) => `${paths.admin.ledger()}?account=${encodeURIComponent(account)}`}
                />
              ) : (
                <p>
                  {gift.entryIds.length > 0 ? 'Finance sees the entries of this gift.' : 'Nothing is booked for it.'}
                </p>
              )}
            </Section>
            <GiftCredits giftId={gift.id} credits={page.credits} mayCredit={page.mayCredit} />
            <GiftPapers gift={gift} zone={zone} />
          </Stack>
        }
        aside={
          <Section title="What happened">
            <Timeline happenings={timelineOf(page.activity)} zone={zone} />
          </Section>
        }
      />
    </StaffPage>
  )
}

function refundWords({ mayDecide, property }: { mayDecide: boolean; property: object | null }): string {
  if (property) return 'Give it back'
  return mayDecide ? 'Refund what was paid' : 'Refund this gift'
}

function Expected({ giftId }: { giftId: string }) {
  return (
    <>
      <ButtonLink size="small" to={paths.admin.giftArrived(giftId)}>
        It has arrived
      </ButtonLink>
      <ButtonLink kind="quiet" size="small" to={paths.admin.giftWithdraw(giftId)}>
        It will not come
      </ButtonLink>
    </>
  )
}

function Quarantine({ because, mayDecide }: { because: string | null; mayDecide: boolean }) {
  return (
    <Notice tone="bad" title="What was paid is not what was asked">
      <p>
        {because}. Nothing is booked and no receipt is issued.{' '}
        {mayDecide
          ? 'Compare with Stripe, then accept what was paid or give it back.'
          : 'A finance officer decides whether it is accepted as paid or given back.'}
      </p>
    </Notice>
  )
}
