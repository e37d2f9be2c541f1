import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { openMeta } from '#app/area/page-meta.ts'
import { type Eligibility, eligibilityQuestions, judgeEligibility } from '#app/domain/grants/eligibility.ts'
import { readCallBySlug } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) =>
  openMeta(args, {
    title: `Does it fit? ${args.data?.call.title ?? 'Call for proposals'}`,
    description: 'Five questions before you apply; no account, and nothing is kept.',
  })

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const call = (await readCallBySlug(world, args.params.slug ?? '')) ?? notFound()
  const questions = eligibilityQuestions(call)
  const asked = new URL(args.request.url).searchParams
  const answers = Object.fromEntries(questions.map(({ name }) => [name, asked.get(name) ?? undefined]))
  return { call, questions, answers, eligibility: judgeEligibility(questions, answers) }
}

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

export default function EligibilityPage() {
  const { call, questions, answers, eligibility } = useLoaderData<typeof loader>()
  const missing = eligibility?.verdict === 'unanswered' ? eligibility.missing : []
  return (
    <PublicPage
      kicker={call.title}
      title="Does it fit this call?"
      lead="Five questions before you begin. You need no account, and nothing you answer is kept."
      breadcrumb={[
        { to: paths.calls(), label: 'Calls' },
        { to: paths.call(call.slug), label: call.title },
      ]}
      notices={eligibility && <Verdict eligibility={eligibility} slug={call.slug} isOpen={call.stage === 'open'} />}
    >
      <form method="get">
        <Stack>
          {questions.map(({ name, asks }) => (
            <Radios
              key={name}
              name={name}
              label={asks}
              choices={choices}
              defaultValue={answers[name]}
              error={missing.includes(name) ? ['Answer with yes or no.'] : undefined}
            />
          ))}
          <FormActions note="The answers stand in the address of the next page, and nowhere else.">
            <Button>See whether it fits</Button>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}

function Verdict({ eligibility, slug, isOpen }: { eligibility: Eligibility; slug: string; isOpen: boolean }) {
  if (eligibility.verdict === 'unanswered') return <Notice tone="warn" title="Not every question is answered yet" />
  const { verdict, because } = eligibility
  const fits = verdict !== 'does not fit'
  return (
    <Notice
      tone={fits ? 'good' : 'warn'}
      title={titles[verdict]}
      action={fits && isOpen && <ButtonLink to={paths.research.apply(slug)}>Apply</ButtonLink>}
    >
      {because.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </Notice>
  )
}

const titles = {
  fits: 'It fits this call',
  'fits with a question': 'It fits, with something to think about',
  'does not fit': 'As it stands it does not fit this call',
} as const
