import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { type OwedView, owedViews } from '#app/domain/giving/benefits/benefit.ts'
import { type HandOverRefusal, handOverBenefit } from '#app/domain/giving/benefits/hand-over-benefit.server.ts'
import { type OwedBenefit, readOwed } from '#app/domain/giving/benefits/read-owed.server.ts'
import { mayHelpDonors } from '#app/domain/giving/policy.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Money } from '#app/ui/money.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { TabsNav } from '#app/ui/tabs-nav.tsx'
import { OnDay, When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Owed in return' }]

const Handing = z.object({
  gift: z.string('Choose a gift.'),
  given: z.enum(['yes', 'no'], 'Say whether it was given.'),
})
const viewWords: Record<OwedView, string> = { owed: 'Owed', given: 'Handed over' }

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const asked = new URL(args.request.url).searchParams.get('view')
  const view = owedViews.find((one) => one === asked) ?? 'owed'
  const benefits = (await readOwed(world.db, person, view)) ?? notFound()
  return { view, benefits, mayHandOver: mayHelpDonors(person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser')
  const form = await readForm(args.request, Handing)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const giftId = parseId('gft', form.value.gift) ?? notFound()
  const isGiven = form.value.given === 'yes'
  const outcome = await handOverBenefit(world, person, { giftId, isGiven, requestId: requestIdOf(args) })
  if (outcome.ok) {
    const text = isGiven ? 'Noted as handed over.' : 'It is owed again.'
    return redirectWithFlash(args.request, paths.admin.benefits(isGiven ? 'owed' : 'given'), { tone: 'good', text })
  }
  const { refused } = outcome
  if (refused === 'not-staff' || refused === 'no-such-benefit') return notFound()
  return refuseForm(form, sentences[refused])
}

const sentences: Record<Exclude<HandOverRefusal, 'not-staff' | 'no-such-benefit'>, string> = {
  'not-here': 'The money of this gift is not here yet.',
  'said-already': 'Somebody said so already.',
}

export default function Owed() {
  const { view, benefits, mayHandOver, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const isOwed = view === 'owed'
  return (
    <StaffPage
      title="Owed in return"
      lead="What campaigns promised in return for gifts that are here. The receipt says its value; here stands whether the giver has it."
      actions={
        <ButtonLink kind="quiet" size="small" to={paths.admin.tokenLimits()}>
          What is too small to count
        </ButtonLink>
      }
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <TabsNav
        label="Which"
        tabs={owedViews.map((one) => ({
          to: paths.admin.benefits(one),
          label: viewWords[one],
          isCurrent: one === view,
        }))}
      />
      <Table
        caption={viewWords[view]}
        captionIs="hidden"
        columns={[
          { name: 'giver', label: 'Giver', isRowHeading: true },
          { name: 'words', label: 'What' },
          { name: 'where', label: 'Where to' },
          { name: 'gift', label: 'Gift', align: 'end' },
          { name: 'day', label: isOwed ? 'Given on' : 'Handed over', isTight: true },
          ...(mayHandOver ? [{ name: 'act', label: 'Note', isTight: true }] : []),
        ]}
        rows={benefits.map((benefit) => ({
          id: benefit.giftId,
          cells: {
            giver: <Giver benefit={benefit} />,
            words: benefit.words,
            where: whereTo(benefit),
            gift: (
              <a href={paths.admin.gift(benefit.giftId)}>
                <Money of={benefit.gross} />
              </a>
            ),
            day: benefit.givenAt ? (
              <When at={benefit.givenAt} zone={zone} precision="day" />
            ) : (
              benefit.giftDate && <OnDay on={benefit.giftDate} />
            ),
            ...(mayHandOver ? { act: <Note benefit={benefit} isOwed={isOwed} /> } : {}),
          },
        }))}
        empty={<Empty title={isOwed ? 'Nobody waits for anything.' : 'Nothing was handed over yet.'} />}
      />
    </StaffPage>
  )
}

function Giver({ benefit: { giver } }: { benefit: OwedBenefit }) {
  return giver ? <a href={paths.admin.donor(giver.donorId)}>{giver.name}</a> : <>Known to finance only</>
}

function whereTo({ giver }: OwedBenefit): string {
  if (!giver) return ''
  return [giver.email ?? 'No e-mail', giver.hasAddress ? 'postal address on the record' : 'no postal address yet'].join(
    ', ',
  )
}

function Note({ benefit, isOwed }: { benefit: OwedBenefit; isOwed: boolean }) {
  if (!benefit.giver) return null
  const words = isOwed ? 'Handed over' : 'Not yet after all'
  return (
    <form method="post" action="?index">
      <input type="hidden" name="gift" value={benefit.giftId} />
      <Button
        size="small"
        kind="quiet"
        name="given"
        value={isOwed ? 'yes' : 'no'}
        aria-label={`${words}: ${benefit.giver.name}`}
      >
        {words}
      </Button>
    </form>
  )
}
