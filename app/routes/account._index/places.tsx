import type { AreaLink } from '#app/area/area.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { Grid } from '#app/ui/layout.tsx'

const words: Record<string, string> = {
  [paths.backer.home()]: 'Your gifts, their receipts, and what they became.',
  [paths.research.home()]: 'Your applications, projects and GPU-hours.',
  [paths.review.home()]: 'Proposals that wait for your review.',
  [paths.admin.home()]: 'What waits for you today.',
  [paths.research.tokens()]: 'Keys for scripts that read or send for you.',
}

/** Where this person may go, each in a sentence. */
export function Places({ links }: { links: readonly AreaLink[] }) {
  return (
    <Grid cell="card">
      {links
        .filter((link) => words[link.to])
        .map((link) => (
          <Card key={link.to} title={link.label} to={link.to} headingLevel={2}>
            {words[link.to]}
          </Card>
        ))}
    </Grid>
  )
}
