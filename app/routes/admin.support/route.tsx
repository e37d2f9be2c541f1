import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { decideSignature } from '#app/domain/giving/support/decide-signature.server.ts'
import { readSignaturesToDecide, type SignatureToDecide } from '#app/domain/giving/support/read-signatures.server.ts'
import { type SignatureDecision, signatureDecisions } from '#app/domain/giving/support/signature.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Row } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Table } from '#app/ui/table.tsx'
import { TabsNav } from '#app/ui/tabs-nav.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Names in support' }]

const states = ['waiting', 'shown', 'declined'] as const
const stateWords = { waiting: 'Waiting', shown: 'Shown', declined: 'Not shown' }
const Decision = z.object({
  signature: z.string('Choose a name.'),
  decision: z.enum(signatureDecisions, 'Choose what becomes of the name.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'fundraiser', 'finance_officer', 'administrator')
  const asked = new URL(args.request.url).searchParams.get('state')
  const state = states.find((one) => one === asked) ?? 'waiting'
  const signatures = (await readSignaturesToDecide(world.db, person, state)) ?? notFound()
  return { state, signatures, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'fundraiser', 'finance_officer', 'administrator')
  const form = await readForm(args.request, Decision)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const signatureId = parseId('sig', form.value.signature) ?? notFound()
  const { decision } = form.value
  const outcome = await decideSignature(world, person, { signatureId, decision, requestId: requestIdOf(args) })
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.admin.support(), { tone: 'good', text: saidOf[decision] })
}

const saidOf: Record<SignatureDecision, string> = {
  show: 'The name is shown.',
  'show-first': 'The name is shown among the first.',
  decline: 'The name is not shown.',
}

export default function NamesInSupport() {
  const { state, signatures, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Names in support"
      lead="Each was confirmed from its own mailbox. What is shown stands on the page of support, the notable names first."
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <TabsNav
        label="Which names"
        tabs={states.map((one) => ({
          to: paths.admin.support(one),
          label: stateWords[one],
          isCurrent: one === state,
        }))}
      />
      <Table
        caption={stateWords[state]}
        captionIs="hidden"
        columns={[
          { name: 'name', label: 'Name', isRowHeading: true },
          { name: 'affiliation', label: 'Works at' },
          { name: 'words', label: 'Line' },
          { name: 'since', label: 'Confirmed', isTight: true },
          { name: 'decide', label: 'Decide' },
        ]}
        rows={signatures.map((signature) => ({
          id: signature.id,
          cells: {
            name: signature.isNotable ? <strong>{signature.name}</strong> : signature.name,
            affiliation: signature.affiliation ?? '',
            words: signature.words ?? '',
            since: <When at={signature.confirmedAt} zone={zone} precision="day" />,
            decide: <Decide signature={signature} />,
          },
        }))}
        empty={<Empty title={state === 'waiting' ? 'No name waits.' : 'None.'} />}
      />
    </StaffPage>
  )
}

function Decide({ signature }: { signature: Pick<SignatureToDecide, 'id' | 'name'> }) {
  const button = (decision: SignatureDecision, words: string, kind: 'primary' | 'quiet') => (
    <Button size="small" kind={kind} name="decision" value={decision} aria-label={`${words}: ${signature.name}`}>
      {words}
    </Button>
  )
  return (
    <form method="post">
      <input type="hidden" name="signature" value={signature.id} />
      <Row>
        {button('show', 'Show', 'primary')}
        {button('show-first', 'Show first', 'quiet')}
        {button('decline', 'Do not show', 'quiet')}
      </Row>
    </form>
  )
}
