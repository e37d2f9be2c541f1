import type { KeptPaper } from '#app/domain/grants/papers/read-submission-papers.server.ts'

type VersionLinksProps = {
  papers: readonly KeptPaper[]
  to: (older: number, newer: number) => string
}

/** For each version after the first, the way to what changed in it; nothing while there is one. */
export function VersionLinks({ papers, to }: VersionLinksProps) {
  const later = papers.filter(({ number }) => number > 1)
  if (later.length === 0) return null
  return (
    <ul>
      {later.map(({ number }) => (
        <li key={number}>
          <a href={to(number - 1, number)}>
            What changed from version {number - 1} to version {number}
          </a>
        </li>
      ))}
    </ul>
  )
}
