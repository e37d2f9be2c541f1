import { paths } from '#app/paths.ts'
import { NameWall } from '#app/ui/name-wall.tsx'

/** Public names among those whose gifts paid for hours here. Most givers choose to stay unnamed. */
export function MadePossible({ backers }: { backers: readonly string[] }) {
  if (backers.length === 0) return null
  return (
    <>
      <p>
        Among those whose gifts paid for hours in these pools, and who wish to be named (
        <a href={paths.backers()}>all of them</a>):
      </p>
      <NameWall label="Backers" size="normal" names={backers.map((name) => ({ id: name, name }))} />
    </>
  )
}
