import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { changeTopics } from '#app/domain/giving/own/change-topics.server.ts'
import { readTopics } from '#app/domain/giving/own/read-topics.server.ts'
import { topics, topicWords } from '#app/domain/giving/own/topic.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkboxes } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Settings of my giving')

const TopicsForm = z.object({ topics: z.array(z.string()).optional() })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  return { wanted: await readTopics(world.db, person), email: person.email }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const form = await readForm(args.request, TopicsForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const wanted = topics.filter((topic) => form.value.topics?.includes(topic))
  await changeTopics(world, person, { wanted, requestId: requestIdOf(args) })
  return redirectWithFlash(args.request, paths.backer.settings(), { tone: 'good', text: 'Your choice is kept.' })
}

export default function Settings() {
  const { wanted, email } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      width="text"
      title="Settings"
      breadcrumb={[{ to: paths.backer.home(), label: 'My giving' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Section title="Letters">
        <form method="post" action="?index">
          <Stack>
            <Checkboxes
              name="topics"
              label={`What we may write to ${email} about`}
              hint="Receipts, statements and whatever else tells of your money always come."
              defaultValues={wanted}
              choices={topics.map((topic) => ({ value: topic, ...topicWords[topic] }))}
            />
            <FormActions>
              <Button>Keep this</Button>
            </FormActions>
          </Stack>
        </form>
      </Section>
      <Section title="How your gifts are shown">
        <p>
          Each gift has its own setting under <a href={paths.backer.home()}>My giving</a>. With a link and a logo you
          can <a href={paths.backer.wall()}>ask to be shown among the backers</a>. Name, password and sessions stand
          under <a href={paths.account()}>Account</a>.
        </p>
      </Section>
      <Section title="Everything we know about you">
        <p>
          <a href={paths.backer.everything()}>Take it with you</a>: one file of it all, and a table of each kind for a
          spreadsheet. Or <a href={paths.backer.erase()}>have yourself erased</a>; the page says what stays and until
          when.
        </p>
      </Section>
    </PublicPage>
  )
}
