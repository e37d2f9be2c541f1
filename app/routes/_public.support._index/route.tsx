import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { readSignatures } from '#app/domain/giving/support/read-signatures.server.ts'
import { type SignRefusal, signSupport } from '#app/domain/giving/support/sign-support.server.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { limits, refuseTooOften, takeFromAll } from '#app/platform/limits.server.ts'
import { addressOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Columns } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { Names } from './names.tsx'
import { SignForm } from './sign-form.tsx'

export const handle = { hydrate: false }
const description = 'People and institutions who want AI models anyone can take, check and improve, and say so.'
export const meta: MetaFunction = (args) => openMeta(args, { title: 'In support', description })

const line = (most: number, sentence: string) =>
  z.string(sentence).trim().min(1, sentence).max(most, `At most ${most} letters.`)
const SignFields = z.object({
  name: line(120, 'Type your name as it shall stand here.'),
  affiliation: line(160, 'Type where you work.').optional(),
  words: line(280, 'Type a line.').optional(),
  email: z.email('Type an e-mail address such as ada@example.org; we write there once.').max(254),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const after = parseId('sig', new URL(args.request.url).searchParams.get('after'))
  const values: Record<string, string> = person ? { name: person.name, email: person.email } : {}
  return { ...(await readSignatures(world.db, after)), isFirst: after === null, values, labName: world.lab.name }
}

export async function action(args: ActionFunctionArgs) {
  await publicPage(args)
  const form = await readForm(args.request, SignFields)
  if (!form.ok) return data({ form: form.reply, isSent: false }, { status: 400 })
  const { name, email, affiliation = null, words = null } = form.value
  const taken = await takeFromAll(world, tries(addressOf(args), email))
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const outcome = await signSupport(world, { name, email, affiliation, words })
  return outcome.ok ? data({ form: undefined, isSent: true }) : refuseForm(form, sentences[outcome.refused], 400)
}

const sentences: Record<SignRefusal, string | { field: string; sentence: string }> = {
  'not-an-address': { field: 'email', sentence: 'No letter could reach this address. Check it, please.' },
  'has-address': { field: 'words', sentence: 'Leave addresses of websites out, here and in the other fields.' },
}

/** In a demonstration everyone comes from one address. */
function tries(address: string, email: string) {
  const to = [[limits.supportToEmail, email]] as const
  return world.lab.isDemo ? to : ([[limits.supportFromAddress, address], ...to] as const)
}

export default function Support() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const isSent = answer !== undefined && 'isSent' in answer && answer.isSent
  return (
    <PublicPage
      title="In support of open models"
      lead={
        <p>
          Models that science and public life rest on should be open to everyone: their weights, their data and the way
          they were made. {page.labName} trains them in the open and shows where every dollar and every GPU-hour went.
          We want it to go on.
        </p>
      }
      notices={
        isSent ? (
          <Notice tone="good" title="One more step: read your mail">
            We have written to your address. Your name appears once you have confirmed it there and we have looked at
            it.
          </Notice>
        ) : (
          <ErrorSummary errors={formErrors(answer?.form)} kept="What you typed is still here." />
        )
      }
    >
      <Columns
        main={<Names page={page} />}
        aside={<SignForm values={answer?.form?.values ?? page.values} errors={answer?.form?.fieldErrors ?? {}} />}
        asideLabel="Sign"
      />
      <p>
        Support of the other kind: <a href={paths.give()}>give</a> or <a href={paths.pledge()}>pledge</a>.
      </p>
    </PublicPage>
  )
}
