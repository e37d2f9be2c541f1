import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { usePageFacts } from '#app/page-facts.ts'
import { paths } from '#app/paths.ts'
import type { TypedWords } from '#app/platform/form.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorPage, type ErrorStatus, errorStatuses } from '#app/ui/error-page.tsx'
import { TextArea } from '#app/ui/field.tsx'

/** What a boundary draws: the page for the status that was thrown; 500 for a bug, whose words stay with us. */
export function AreaError({ homeTo = paths.home() }: { homeTo?: string }) {
  const { requestId } = usePageFacts()
  const error = useRouteError()
  const status = drawnStatus(error)
  const typed = isRouteErrorResponse(error) ? typedIn(error.data) : null
  const said = isRouteErrorResponse(error) && hasOwnWords.includes(status) ? sentence(error.data) : undefined
  return (
    <ErrorPage
      status={status}
      reference={requestId || undefined}
      {...(said && { wrong: said })}
      {...(typed && { ...closedWords, wrong: typed.sentence })}
      actions={
        <ButtonLink kind="quiet" to={homeTo}>
          Go to the start
        </ButtonLink>
      }
    >
      {typed?.typed.map(({ label, text }) => (
        <TextArea key={label} name={label} label={label} rows={6} defaultValue={text} readOnly />
      ))}
    </ErrorPage>
  )
}

const closedWords = {
  title: 'This is closed to you now',
  kept: 'Nothing was changed. What you typed stands below.',
  next: 'Copy it if you want to keep it: it is kept nowhere else.',
}

/** Thrown with a sentence of ours; the others come from below, in words for programmers. */
const hasOwnWords: readonly ErrorStatus[] = [403, 409, 423, 429, 503]

/** The page that stands for what was thrown: its own, or the nearest. */
export function drawnStatus(thrown: unknown): ErrorStatus {
  if (!isRouteErrorResponse(thrown)) return 500
  const same = errorStatuses.find((known) => known === thrown.status)
  if (same) return same
  if (thrown.status >= 500) return 500
  return thrown.status === 401 ? 403 : 404
}

/** A thrown response's own sentence, when it brought one. */
function sentence(body: unknown): string | undefined {
  return typeof body === 'string' && body.length > 12 && !body.startsWith('<') ? body : undefined
}

/** What was typed into a page that is closed meanwhile, as refuseClosed throws it. */
function typedIn(body: unknown): TypedWords | null {
  return typeof body === 'object' && body !== null && 'sentence' in body && 'typed' in body
    ? (body as TypedWords)
    : null
}
