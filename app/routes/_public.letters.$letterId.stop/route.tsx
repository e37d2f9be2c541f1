import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { readStop } from '#app/domain/giving/own/read-topics.server.ts'
import { stopLetters } from '#app/domain/giving/own/stop-letters.server.ts'
import { topicWords } from '#app/domain/giving/own/topic.ts'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Stop letters of this kind')

const keyOf = (request: Request) => new URL(request.url).searchParams.get('key')

/** Looking stops nothing: programs that follow every link in a letter look too. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const letterId = parseId('ltr', args.params.letterId) ?? notFound()
  const key = keyOf(args.request)
  const stop = (await readStop(world, letterId, key)) ?? notFound()
  return { topic: stop.topic, isStopped: stop.isStopped, letterId, key: key ?? '' }
}

/** The one click: of the button here, or of the mail program's. */
export async function action(args: ActionFunctionArgs) {
  await publicPage(args)
  const letterId = parseId('ltr', args.params.letterId) ?? notFound()
  const outcome = await stopLetters(world, { letterId, key: keyOf(args.request) })
  return outcome.ok ? data({ hasStopped: true }) : notFound()
}

export default function StopLetters() {
  const { topic, isStopped, letterId, key } = useLoaderData<typeof loader>()
  const isOver = useActionData<typeof action>()?.hasStopped ?? isStopped
  const { label, hint } = topicWords[topic]
  return (
    <PublicPage
      width="text"
      title={isOver ? 'These letters have stopped' : 'Stop these letters?'}
      lead={
        <p>
          {label}. {hint}
        </p>
      }
    >
      <Stack>
        <p>
          Receipts, statements and whatever else tells of your money still come. You can change this under{' '}
          <a href={paths.backer.settings()}>settings</a>.
        </p>
        {!isOver && (
          <form method="post" action={`${paths.stopLetters(letterId)}?key=${encodeURIComponent(key)}`}>
            <Button>Stop them</Button>
          </form>
        )}
      </Stack>
    </PublicPage>
  )
}
