import { fieldLabel } from '#app/domain/grants/application-form.ts'
import type { Form } from '#app/domain/grants/forms/form.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type BothVersionsProps = { form: Form; mine: Record<string, string>; theirs: Record<string, string> }

/** The answers that differ: what is saved now, to be read beside one's own words in the form. */
export function BothVersions({ form, mine, theirs }: BothVersionsProps) {
  const differing = Object.keys(mine).filter((name) => fieldLabel(form, name) && mine[name] !== (theirs[name] ?? ''))
  return (
    <Notice tone="warn" title="What is saved now">
      <SummaryList
        rows={differing.map((name) => ({
          term: fieldLabel(form, name) ?? name,
          value: theirs[name] ? <Paragraphs text={theirs[name]} /> : 'Nothing: it was empty or emptied.',
        }))}
      />
    </Notice>
  )
}
