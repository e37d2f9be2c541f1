import type { KeptPaper } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { paths } from '#app/paths.ts'
import { Mono } from '#app/ui/mono.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

type PaperListProps = { applicationId: string; papers: readonly KeptPaper[]; zone: string }

/** Every version of an application as it was sent in, to be downloaded, each with its fingerprint. */
export function PaperList({ applicationId, papers, zone }: PaperListProps) {
  if (papers.length === 0) return null
  return (
    <Table
      caption="As it was sent in"
      columns={[
        { name: 'paper', label: 'Version' },
        { name: 'sentAt', label: 'Received' },
        { name: 'sha256', label: 'SHA-256' },
      ]}
      rows={papers.map(({ number, sha256, sentAt }) => ({
        id: String(number),
        cells: {
          paper: (
            <a href={paths.research.submissionPaper(applicationId, number)}>
              Version {number}
              {number === papers[0]?.number && ', the newest'} (PDF)
            </a>
          ),
          sentAt: <When at={sentAt} zone={zone} />,
          sha256: <Mono>{sha256}</Mono>,
        },
      }))}
    />
  )
}
