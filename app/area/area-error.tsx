import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { usePageFacts } from '#app/page-facts.ts'
import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorPage, type ErrorStatus } from '#app/ui/error-page.tsx'

/** What a boundary draws: the page for the status that was thrown; 500 for a bug, whose words stay with us. */
export function AreaError({ homeTo = paths.home() }: { homeTo?: string }) {
  const { requestId } = usePageFacts()
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? drawnStatus(error.status) : 500
  const said = isRouteErrorResponse(error) && status !== 404 && status !== 500 ? sentence(error.data) : undefined
  return (
    <ErrorPage
      status={status}
      reference={requestId || undefined}
      {...(said && { wrong: said })}
      actions={
        <ButtonLink kind="quiet" to={homeTo}>
          Go to the start
        </ButtonLink>
      }
    />
  )
}

function drawnStatus(status: number): ErrorStatus {
  const drawn: readonly ErrorStatus[] = [403, 404, 409, 429, 500, 503]
  const same = drawn.find((known) => known === status)
  if (same) return same
  if (status >= 500) return 500
  return status === 401 ? 403 : 404
}

/** A thrown response's own sentence, when it brought one. */
function sentence(body: unknown): string | undefined {
  return typeof body === 'string' && body.length > 12 && !body.startsWith('<') ? body : undefined
}
