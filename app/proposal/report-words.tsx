import type { Report } from '#app/domain/grants/reports/read-reports.server.ts'
import { Section } from '#app/ui/section.tsx'
import { Paragraphs } from './paragraphs.tsx'

export const reportQuestions = [
  { name: 'done', label: 'What was reached', hint: 'Runs, results, what failed. Links are welcome.' },
  { name: 'next', label: 'What comes next', hint: 'Until the next report; empty in the last one.' },
  { name: 'problems', label: 'What stands in the way', hint: 'What the lab should know or could help with.' },
] as const

/** A report as it was written. */
export function ReportWordsPart({ report }: { report: Report }) {
  return (
    <>
      {reportQuestions.map(({ name, label }) => (
        <Section key={name} title={label}>
          {report[name] ? <Paragraphs text={report[name]} /> : <p>Nothing was written here.</p>}
        </Section>
      ))}
    </>
  )
}
