import type { SavedSegment } from '#app/domain/giving/donors/read-segments.server.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field } from '#app/ui/field.tsx'
import { Row } from '#app/ui/layout.tsx'

type SavedSegmentsProps = {
  saved: readonly SavedSegment[]
  /** The filters of this page; empty while nothing is narrowed. */
  query: string
  mayChange: boolean
}

/** Segments under their names, as links; and the form that keeps the one on the screen, or lets go of it. */
export function SavedSegments({ saved, query, mayChange }: SavedSegmentsProps) {
  const here = saved.find((segment) => segment.query === query)
  return (
    <>
      {saved.length > 0 && (
        <nav aria-label="Saved segments">
          <Row>
            {saved.map((segment) => (
              <a
                key={segment.id}
                href={`${paths.admin.donors()}?${segment.query}`}
                aria-current={segment === here ? 'page' : undefined}
              >
                {segment.name}
              </a>
            ))}
          </Row>
        </nav>
      )}
      {mayChange && query !== '' && (here ? <Remove segment={here} /> : <Save query={query} />)}
    </>
  )
}

function Save({ query }: { query: string }) {
  return (
    <Details summary="Save this segment under a name">
      <form method="post" action={`${paths.admin.segments()}?${query}`}>
        <Field name="name" label="Name" hint="Everybody who may read donors sees it." width="medium" maxLength={80} />
        <Button kind="quiet" size="small">
          Save the segment
        </Button>
      </form>
    </Details>
  )
}

function Remove({ segment }: { segment: SavedSegment }) {
  return (
    <form method="post" action={paths.admin.segment(segment.id)}>
      <Button kind="quiet" size="small">
        {`Forget the segment “${segment.name}”`}
      </Button>
    </form>
  )
}
