import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { channelWords } from '#app/domain/giving/arrival.ts'
import { isClosed, isInquiry, isOpenToAnswer, reasonWords, stateWords } from '#app/domain/giving/disputes/dispute.ts'
import { type DisputeInFull, readDispute } from '#app/domain/giving/disputes/read-dispute.server.ts'
import { mayAnswerDisputes } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { Deadline, When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Dispute of ${formatCents(page.dispute.amount)}` : 'Dispute' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const disputeId = parseId('dsp', args.params.disputeId) ?? notFound()
  const dispute = (await readDispute(world.db, person, disputeId)) ?? notFound()
  const isOpen = isOpenToAnswer(dispute, world.clock.now())
  return {
    dispute,
    mayAnswer: mayAnswerDisputes(person) && isOpen,
    mayJudge: mayAnswerDisputes(person),
    zone: world.lab.timeZone,
  }
}

export default function Dispute() {
  const { dispute, mayAnswer, mayJudge, zone } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={
        <>
          {isInquiry(dispute.state) ? 'An inquiry about ' : 'A dispute of '}
          <Money of={dispute.amount} />
        </>
      }
      lead={reasonWords(dispute.reason)}
      meta={<Status of={stateWords[dispute.state]} />}
      breadcrumb={[{ to: paths.admin.disputes(), label: 'Disputes' }]}
      actions={
        mayAnswer && (
          <>
            <ButtonLink size="small" to={paths.admin.disputeAnswer(dispute.id)}>
              Answer with evidence
            </ButtonLink>
            <ButtonLink kind="danger" size="small" to={paths.admin.disputeAccept(dispute.id)}>
              Accept it
            </ButtonLink>
          </>
        )
      }
    >
      <Stack gap="wide">
        <Twice dispute={dispute} mayAnswer={mayAnswer} mayJudge={mayJudge} />
        <Section title="The dispute">
          <SummaryList rows={factsOf(dispute, zone)} />
        </Section>
        <Section title="What it moved at Stripe">
          <Moved dispute={dispute} zone={zone} />
        </Section>
        {dispute.answer && <Answer answer={dispute.answer} zone={zone} />}
      </Stack>
    </StaffPage>
  )
}

/** Money that may go back twice, or has: said where it can still be helped. */
function Twice({ dispute, mayAnswer, mayJudge }: { dispute: DisputeInFull; mayAnswer: boolean; mayJudge: boolean }) {
  if (dispute.beyond > 0n) {
    return (
      <Notice
        tone={dispute.judged ? 'info' : 'bad'}
        title={`${formatCents(dispute.beyond)} went back twice`}
        action={
          mayJudge &&
          !dispute.judged && <ButtonLink to={paths.admin.disputeTwice(dispute.id)}>Say what was done</ButtonLink>
        }
      >
        {dispute.judged
          ? `${dispute.judged.by} wrote: ${dispute.judged.note}`
          : 'The lab had refunded it, and the bank took it too. It stands in the books as a loss.'}
      </Notice>
    )
  }
  if (dispute.refunded === 0n || isClosed(dispute.state)) return null
  return (
    <Notice tone="warn" title={`${formatCents(dispute.refunded)} of this gift was refunded already`}>
      {isInquiry(dispute.state)
        ? 'Only a refund of all of it ends an inquiry. What becomes a dispute may be taken again.'
        : `Lost, it is paid twice. ${mayAnswer ? 'Answer with the refund as evidence: the draft says so.' : ''}`}
    </Notice>
  )
}

function factsOf(dispute: DisputeInFull, zone: string): SummaryRow[] {
  const rows: (SummaryRow | false)[] = [
    { term: 'Gift', value: <a href={paths.admin.gift(dispute.giftId)}>{dispute.giverName ?? 'Anonymous giver'}</a> },
    { term: 'Came by', value: channelWords[dispute.channel] },
    { term: 'Fund', value: dispute.fundNames },
    { term: 'Opened', value: <When at={dispute.openedAt} zone={zone} /> },
    {
      term: 'Answer by',
      value: dispute.answerBy ? <Deadline at={dispute.answerBy} zone={zone} /> : 'The bank takes no answer',
    },
    dispute.closedAt !== null && { term: 'Ended', value: <When at={dispute.closedAt} zone={zone} /> },
    dispute.taken > 0n && { term: 'Taken of the gift', value: <Money of={dispute.taken} /> },
    dispute.beyond > 0n && { term: 'Taken beyond the gift', value: <Money of={dispute.beyond} /> },
    dispute.planId !== null && {
      term: 'Gift that repeats',
      value: (
        <>
          <a href={paths.admin.plan(dispute.planId)}>Its plan</a>
          {dispute.planStoppedAt && (
            <>
              {' '}
              was stopped on <When at={dispute.planStoppedAt} zone={zone} precision="day" />
            </>
          )}
        </>
      ),
    },
    { term: 'At Stripe', value: <Mono>{dispute.stripeDisputeId}</Mono> },
  ]
  return rows.filter((row) => row !== false)
}

function Moved({ dispute, zone }: { dispute: DisputeInFull; zone: string }) {
  if (dispute.lines.length === 0)
    return <p>{isInquiry(dispute.state) ? 'Nothing: an inquiry only asks.' : 'Nothing yet.'}</p>
  return (
    <Table
      caption="Lines of Stripe’s books"
      captionIs="hidden"
      columns={[
        { name: 'when', label: 'When' },
        { name: 'amount', label: 'Gift', align: 'end' },
        { name: 'fee', label: 'Fee', align: 'end' },
        { name: 'net', label: 'In all', align: 'end' },
      ]}
      rows={dispute.lines.map((line) => ({
        id: line.id,
        cells: {
          when: <When at={line.createdAt} zone={zone} />,
          amount: <Money of={line.amount} />,
          fee: <Money of={line.fee} />,
          net: <Money of={line.net} />,
        },
      }))}
    />
  )
}

function Answer({ answer, zone }: { answer: NonNullable<DisputeInFull['answer']>; zone: string }) {
  const { evidence, by, at } = answer
  return (
    <Section title="What was answered">
      <p>
        {evidence ? 'Evidence sent' : 'Accepted'} by {by}, <When at={at} zone={zone} />
      </p>
      {evidence && (
        <SummaryList
          rows={[
            { term: 'What happened', value: evidence.story },
            { term: 'What was paid for', value: evidence.product },
            { term: 'Giver', value: [evidence.customerName, evidence.customerEmail].filter(Boolean).join(', ') },
            { term: 'Date of gift', value: evidence.serviceDate },
            { term: 'How gifts go back', value: evidence.refundPolicy },
          ]}
        />
      )}
    </Section>
  )
}
