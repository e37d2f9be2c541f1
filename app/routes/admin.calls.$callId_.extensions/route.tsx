import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { mostInBulk } from '#app/domain/grants/bulk/bulk.ts'
import { startBulk } from '#app/domain/grants/bulk/start-bulk.server.ts'
import { type ExtendRefusal, extendDeadline } from '#app/domain/grants/deadlines/extend-deadline.server.ts'
import { readExtensions } from '#app/domain/grants/deadlines/read-extensions.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { workAndTell } from '#app/proposal/work-and-tell.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'
import { type Id, parseId } from '#app/units/id.ts'
import { instantIn } from '#app/units/zoned-time.ts'
import { world } from '#app/world.server.ts'
import { ExtensionForm } from './extension-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `More time in ${page?.call.title ?? 'a call'}` },
]

const Ask = z.object({
  number: z
    .string('Write the number of the application.')
    .trim()
    .max(3000, `At most ${mostInBulk} numbers at once.`)
    .transform((typed) => [...new Set(typed.split(/[\s,;]+/).filter((one) => one !== ''))]),
  bulk: z.string().max(40).default(''),
  until: z
    .string('Write until when, as date and time.')
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Write until when, as date and time.'),
  reason: z.string().max(1000, 'At most 1,000 letters.').default(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const extensions = await readExtensions(world, person, id)
  const bulkId = world.ids.next('blk')
  return { call, extensions, bulkId, mayAct: mayRunCalls(person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, callId)) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { number: numbers, reason } = form.value
  const until = instantIn(call.timeZone, form.value.until)
  if (!until)
    return refuseForm(form, { field: 'until', sentence: 'No clock in the zone of the call shows this time.' }, 400)
  if (numbers.length > 1) return extendMany(args, form, { actor: actorFor(args, person), callId, until })
  const [number = ''] = numbers
  const outcome = await extendDeadline(world, actorFor(args, person), { callId, number, until, reason })
  if (outcome.ok) {
    const note = { tone: 'good', text: `${number} has more time; its applicant is told by letter.` } as const
    return redirectWithFlash(args.request, paths.admin.callExtensions(callId), note)
  }
  if (outcome.refused === 'not-allowed') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

type Given = { actor: Actor; callId: Id<'cal'>; until: Date }

/** The same time for several, each by itself; the next page says what became of each. */
async function extendMany(args: ActionFunctionArgs, form: Typed, { actor, callId, until }: Given) {
  const { bulk: typed, number: chosen, reason: note } = form.value
  const bulkId = parseId('blk', typed) ?? world.ids.next('blk')
  const started = await startBulk(world, actor, { bulkId, bulk: { act: 'extend', callId, until, note }, chosen })
  if (started.ok) {
    return redirectWithFlash(args.request, paths.admin.bulkAct(bulkId), await workAndTell(world, actor, bulkId))
  }
  if (started.refused === 'note-missing') return refuseForm(form, sentences['reason-missing'], 400)
  if (started.refused === 'other-words') {
    return refuseForm(form, 'This form was sent before with other words. Open the page anew.', 400)
  }
  if (started.refused === 'too-many') {
    return refuseForm(form, { field: 'number', sentence: `At most ${mostInBulk} numbers at once.` }, 400)
  }
  return notFound()
}

type Typed = { value: z.output<typeof Ask>; values: Record<string, string> }

const sentences: Record<Exclude<ExtendRefusal, 'not-allowed'>, { field: string; sentence: string }> = {
  'not-found': { field: 'number', sentence: 'No application of this call that is yours to act on has this number.' },
  'not-a-draft': { field: 'number', sentence: 'It was sent in already. To let its applicant change it, return it.' },
  'reason-missing': { field: 'reason', sentence: 'Say why; the applicant and the auditors read it.' },
  'no-deadline': { field: 'until', sentence: 'This call has no deadline to go beyond.' },
  'no-longer': { field: 'until', sentence: 'That is no more time than it has. What was promised is not taken back.' },
}

export default function ExtensionsPage() {
  const { call, extensions, bulkId, mayAct, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="More time"
      lead="For the applications you name, with a reason. Everybody else keeps the time of the call."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      meta={
        <>
          The call closes <CallDeadline call={call} readerZone={zone} />
        </>
      }
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was given; what you typed is still here." />}
    >
      {mayAct && call.deadline && (
        <Section title="Give more time">
          <ExtensionForm call={call} bulkId={bulkId} form={form} />
        </Section>
      )}
      <Section title="Given so far">
        <Table
          caption="More time given, the newest first"
          captionIs="hidden"
          columns={[
            { name: 'number', label: 'Application' },
            { name: 'until', label: 'Until' },
            { name: 'reason', label: 'Why' },
            { name: 'by', label: 'By' },
          ]}
          rows={extensions.map(({ id, number, until, reason, by, givenAt }) => ({
            id,
            cells: {
              number,
              until: <When at={until} zone={call.timeZone} />,
              reason,
              by: (
                <>
                  {by}, <When at={givenAt} zone={zone} />
                </>
              ),
            },
          }))}
          empty={<Empty title="Nobody was given more time in this call." />}
        />
      </Section>
    </StaffPage>
  )
}
