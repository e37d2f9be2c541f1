import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { type IssueTokenRefusal, issueToken } from '#app/domain/people/issue-token.server.ts'
import { readTokens } from '#app/domain/people/read-tokens.server.ts'
import { longestTokenDays, mayHoldScope, scopes, scopeWords } from '#app/domain/people/scope.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, requireFreshStep, requirePerson } from '#app/platform/guards.server.ts'
import { limits, refuseTooOften, takeFromAll } from '#app/platform/limits.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { IssuedNote } from './issued-note.tsx'
import { TokenForm } from './token-form.tsx'
import { TokenTable } from './token-table.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'API tokens')

const Ask = z.object({
  name: z.string('Give the token a name, so that you know it again.').max(100, 'A name is at most 100 letters long.'),
  scopes: z.array(z.string()).min(1, 'Choose at least one thing the token may do.'),
  days: z
    .number('Type the number of days as a whole number.')
    .int('Type the number of days as a whole number.')
    .min(1, 'A token lives at least one day.')
    .max(longestTokenDays, `A token lives at most ${longestTokenDays} days.`),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const choices = scopes
    .filter((scope) => mayHoldScope(person, scope))
    .map((scope) => ({ value: scope, label: scopeWords[scope], hint: scope }))
  return { tokens: await readTokens(world, person), choices, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  await requireFreshStep(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply, issued: null }, { status: 400 })
  const taken = await takeFromAll(world, [[limits.tokensMade, person.id]])
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const outcome = await issueToken(world, actorFor(args, person), { email: person.email, ...form.value })
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused], 400)
  return data({ form: null, issued: outcome.value })
}

const sentences: Record<IssueTokenRefusal, string> = {
  'not-allowed': 'You make tokens for yourself only.',
  'no-such-person': 'This account is closed.',
  'no-name': 'Give the token a name of at most 100 letters.',
  'no-scopes': 'Choose at least one thing the token may do.',
  'no-such-scope': 'One of these scopes does not exist.',
  'scope-not-held': 'A token can never do more than you may do yourself.',
  'days-out-of-range': `A token lives from 1 to ${longestTokenDays} days.`,
}

export default function TokensPage() {
  const { tokens, choices, zone } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const form = reply?.form ?? undefined
  const issued = reply && 'issued' in reply ? reply.issued : null
  return (
    <PublicPage
      title="API tokens"
      width="text"
      lead="A token lets a script of yours read or send in your name, and never more than you may do by hand."
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Stack gap="wide">
        {issued && <IssuedNote secret={issued.secret} expiresAt={issued.expiresAt} zone={zone} />}
        <TokenTable tokens={tokens} zone={zone} />
        <TokenForm form={form} choices={choices} longestDays={longestTokenDays} />
      </Stack>
    </PublicPage>
  )
}
