import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { amendmentKinds, amendmentKindWords, replyDays } from '#app/domain/grants/amendments/amendment.ts'
import { askAmendment } from '#app/domain/grants/amendments/ask-amendment.server.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { AmendmentAsk, askSentences } from '#app/proposal/amendment-ask.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Ask for an amendment')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const id = parseId('prj', args.params.projectId) ?? notFound()
  const project = (await readProject(world, person, id)) ?? notFound()
  if (project.leadId !== person.id) notFound()
  return { id, title: project.title, endsOn: project.endsOn }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const projectId = parseId('prj', args.params.projectId) ?? notFound()
  const form = await readForm(args.request, AmendmentAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { kind, words, why, until } = form.value
  const asked = { projectId, kind, words, why, until: until ?? null }
  const outcome = await askAmendment(world, actorFor(args, person), asked)
  if (outcome.ok) {
    const note = { tone: 'good', text: 'We have it. The letter says by when an officer answers.' } as const
    return redirectWithFlash(args.request, paths.research.amendment(projectId, outcome.value.amendmentId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, askSentences[outcome.refused], 409)
}

export default function AskAmendmentPage() {
  const { id, title, endsOn } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const field = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  return (
    <PublicPage
      title="Ask for an amendment"
      width="text"
      lead={`An officer answers within ${replyDays} days. Until then everything stays as it was agreed; what you signed is not changed.`}
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.project(id), label: title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
    >
      <form method="post" noValidate>
        <Stack>
          <Radios
            {...field('kind')}
            label="What is to change"
            choices={amendmentKinds.map((kind) => ({
              value: kind,
              ...amendmentKindWords[kind],
              ...(kind === 'extension' && {
                reveals: (
                  <Field
                    {...field('until')}
                    label="New last day"
                    hint={
                      endsOn ? (
                        <>
                          The project ends on <OnDay on={endsOn} /> now.
                        </>
                      ) : (
                        'The project has no last day yet.'
                      )
                    }
                    kind="date"
                    width="medium"
                  />
                ),
              }),
            }))}
          />
          <TextArea
            {...field('words')}
            label="How it would be"
            hint="Of everything but more time."
            rows={4}
            maxLength={5_000}
            isOptional
          />
          <TextArea {...field('why')} label="Why" rows={4} maxLength={5_000} />
          <FormActions note="Fewer or other hours are not asked for here: the compute officer gives and takes back hours.">
            <Button>Ask for it</Button>
            <ButtonLink to={paths.research.project(id)} kind="quiet">
              Back
            </ButtonLink>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}
