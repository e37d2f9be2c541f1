import type { Calibration } from '#app/domain/grants/panel/calibrate.ts'
import type { RankedRow } from '#app/domain/grants/ranking.ts'
import { formatScore } from '#app/proposal/score.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'

type Model = Omit<Calibration, 'scores'> | null

/** What stands in the way of comparing scores: reviewers nothing ties together, and equal scores at the line. */
export function ScoreNotices({ model, tied }: { model: Model; tied: readonly RankedRow[] }) {
  return (
    <>
      {model && model.groups > 1 && (
        <Notice tone="warn" title={`The reviewers fall into ${model.groups} groups that share no application.`}>
          <p>
            Scores of one group cannot be held against those of another: whether a group is harsh or its applications
            are weak, nobody can tell. A reviewer who reads for both would tie them together.
          </p>
        </Notice>
      )}
      {tied.length > 0 && (
        <Notice tone="warn" title={`${namesOf(tied)} have one score, and the line falls among them.`}>
          <p>The table keeps them in the order of their numbers, which is no reason to fund one of them.</p>
        </Notice>
      )}
    </>
  )
}

/** How the calibrated score comes about, with the figures of this call. */
export function HowCalibrated({ model }: { model: Model }) {
  return (
    <Section title="How scores are calibrated">
      {model ? (
        <p>
          Some reviewers give more than others for the same work. The calibrated score takes out what its reviewers give
          beyond the others, as far as the applications they share show it. In this call reviewers are taken to differ
          by about {formatScore(Math.round(model.bias))} of a level, and a single review to stray from its reviewer’s
          habit by about {formatScore(Math.round(model.noise))}; with few reviews these are mostly what is usual
          elsewhere. Reviews count as they are now, also where their reviewer changed them in the discussion. An error
          bar holds the score eight times in ten; who is too close to call has one that crosses the line.
        </p>
      ) : (
        <p>
          Scores are calibrated once an application has two reviews: then it shows which reviewers give more than
          others.
        </p>
      )}
    </Section>
  )
}

function namesOf(rows: readonly RankedRow[]): string {
  const numbers = rows.map(({ number }) => number)
  return `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}
