import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { renewRecoveryCodes } from '#app/domain/people/renew-recovery-codes.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireFreshStep, requirePerson } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { CodeBlock } from '#app/ui/mono.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Recovery codes')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const record = (await readPerson(world, person, person.id)) ?? notFound()
  return record.hasSecondStep ? { left: record.recoveryCodesLeft } : notFound()
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  await requireFreshStep(args)
  const outcome = await renewRecoveryCodes(world, person)
  return outcome.ok ? data({ codes: outcome.value.recoveryCodes }) : notFound()
}

export default function RecoveryCodesPage() {
  const { left } = useLoaderData<typeof loader>()
  const codes = useActionData<typeof action>()?.codes
  return (
    <PublicPage
      title="Recovery codes"
      width="text"
      breadcrumb={[{ to: paths.account(), label: 'Account' }]}
      lead="For the day your phone or key is gone: each of these codes stands in once for the second step."
    >
      {codes ? (
        <Stack>
          <Notice tone="warn" title="Shown this once">
            Keep them on paper or in your password keeper. The codes you had before no longer work.
          </Notice>
          <CodeBlock label="Ten recovery codes">{codes.join('\n')}</CodeBlock>
          <p>
            <ButtonLink to={paths.account()}>I have kept them</ButtonLink>
          </p>
        </Stack>
      ) : (
        <form method="post">
          <Stack>
            <p>
              {left > 0
                ? `${left} of your codes are left.`
                : 'Your second step is set up. Make recovery codes now, for the day the phone or key is lost: you have none yet.'}
            </p>
            <Button>{left > 0 ? 'Make new codes in their place' : 'Make ten codes'}</Button>
          </Stack>
        </form>
      )}
    </PublicPage>
  )
}
