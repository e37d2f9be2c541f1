import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { hasShortcuts, shortcutCookie } from '#app/platform/shortcut-cookie.server.ts'
import { Button } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { ShortcutList } from '#app/ui/shortcuts.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Keyboard shortcuts' }]

const Ask = z.object({ keys: z.enum(['on', 'off']) })

export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args)
  return { isOn: hasShortcuts(args.request) }
}

export async function action(args: ActionFunctionArgs) {
  await requirePerson(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return notFound()
  const isOn = form.value.keys === 'on'
  const text = isOn ? 'Letter keys act again in this browser.' : 'Letter keys do nothing now in this browser.'
  const headers: [string, string][] = [['Set-Cookie', shortcutCookie(isOn)]]
  return redirectWithFlash(args.request, paths.accountShortcuts(), { tone: 'good', text }, { headers })
}

export default function ShortcutsPage() {
  const { isOn } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title="Keyboard shortcuts"
      width="text"
      lead="They act on the staff pages, outside of fields. Everything they do, a link or a button does too."
      breadcrumb={[{ to: paths.account(), label: 'Account' }]}
    >
      <Stack>
        <ShortcutList />
        <form method="post">
          <input type="hidden" name="keys" value={isOn ? 'off' : 'on'} />
          <FormActions
            note={isOn ? 'For this browser. Ctrl K goes on working.' : 'They are off in this browser; Ctrl K works.'}
          >
            <Button kind="quiet">{isOn ? 'Switch the letter keys off' : 'Switch the letter keys on'}</Button>
          </FormActions>
        </form>
      </Stack>
    </PublicPage>
  )
}
