import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { longestPromise, mostPromises, promisesIn } from '#app/domain/grants/agreements/agreement.ts'
import { readAgreementTexts } from '#app/domain/grants/agreements/read-agreement-text.server.ts'
import {
  type WriteAgreementRefusal,
  writeAgreementText,
} from '#app/domain/grants/agreements/write-agreement-text.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { AgreementForm } from './agreement-form.tsx'
import { TextVersions } from './text-versions.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Agreement of ${page?.call.title ?? 'a call'}` },
]

const longest = mostPromises * (longestPromise + 2)
const classes = { '1': 1, '2': 2, '3': 3 } as const
const Ask = z.object({
  number: z.coerce.number().int().min(1).max(1_000_000),
  promises: z.string('Write what both sides promise.').max(longest, 'This is too long for an agreement.'),
  opennessClass: z.enum(['1', '2', '3'], 'Choose the class a model must reach.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const texts = await readAgreementTexts(world.db, id)
  return { call, texts, mayAct: mayRunCalls(person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { number, promises, opennessClass } = form.value
  const words = { promises: promisesIn(promises), opennessClass: classes[opennessClass] }
  const outcome = await writeAgreementText(world, actorFor(args, person), { callId, number, ...words })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'Offers released from now on are signed under this text.' } as const
    return redirectWithFlash(args.request, paths.admin.callAgreement(callId), note)
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'not-allowed') return notFound()
  // Whoever has read the other version may keep hers as the one after it.
  const { number: _seen, ...typed } = form.values
  return refuseForm({ values: outcome.refused === 'stale' ? typed : form.values }, sentences[outcome.refused])
}

type Refusal = Exclude<WriteAgreementRefusal, 'not-found' | 'not-allowed'>
const sentences: Record<Refusal, string | { field: string; sentence: string }> = {
  stale:
    'Somebody wrote another version meanwhile; it stands below. Yours is still here: keep it once more to have it follow theirs.',
  'no-promise': { field: 'promises', sentence: 'Write at least one promise.' },
  'too-many-promises': { field: 'promises', sentence: `At most ${mostPromises} promises.` },
  'promise-too-long': { field: 'promises', sentence: `A promise is at most ${longestPromise} letters long.` },
}

export default function AgreementPage() {
  const { call, texts, mayAct, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="What an award is signed under"
      lead="An offer keeps the text it was released with; a change is for offers that are released later."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
    >
      {mayAct && texts[0] && <AgreementForm text={texts[0]} form={form} />}
      <TextVersions texts={texts} zone={zone} />
    </StaffPage>
  )
}
