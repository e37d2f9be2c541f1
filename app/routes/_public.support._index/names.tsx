import type { ShownSignature } from '#app/domain/giving/support/read-signatures.server.ts'
import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { NameWall } from '#app/ui/name-wall.tsx'
import { Section } from '#app/ui/section.tsx'

type NamesProps = {
  page: {
    notable: readonly ShownSignature[]
    others: readonly ShownSignature[]
    count: number
    next: string | null
    isFirst: boolean
  }
}

/** Who signed: notable names first and larger, then everyone in the order they came. */
export function Names({ page }: NamesProps) {
  const { notable, others, count, next, isFirst } = page
  if (count === 0) return <Empty title="The first name will stand here." />
  const signed = count === 1 ? 'One name so far' : `${count.toLocaleString('en-US')} names so far`
  return (
    <Stack gap="wide">
      {notable.length > 0 && (
        <Section look="public" title={signed}>
          <NameWall label="Signed first" size="large" names={notable.map(entryOf)} />
        </Section>
      )}
      {others.length > 0 && (
        <Section look="public" title={notable.length > 0 ? 'And also' : signed}>
          <NameWall label={isFirst ? 'Signed' : 'Signed later'} size="normal" names={others.map(entryOf)} />
        </Section>
      )}
      {next && (
        <p>
          <a href={paths.support(next)}>More names</a>
        </p>
      )}
      {!isFirst && (
        <p>
          <a href={paths.support()}>The first names</a>
        </p>
      )}
    </Stack>
  )
}

function entryOf({ id, name, affiliation, words }: ShownSignature) {
  const note = (
    <>
      {affiliation}
      {affiliation && words && <br />}
      {words && <q>{words}</q>}
    </>
  )
  return { id, name, note: affiliation || words ? note : undefined }
}
