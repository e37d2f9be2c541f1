import { fieldLabel } from '#app/domain/grants/application-form.ts'
import { choicesOf, type Form, questionsOf } from '#app/domain/grants/forms/form.ts'
import { pickField } from '#app/domain/grants/merge-answers.ts'
import type { Clash } from '#app/domain/grants/read-clash.server.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { Card } from '#app/ui/card.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { When } from '#app/ui/when.tsx'

type BothVersionsProps = { form: Form; mine: Record<string, string>; clash: Clash; zone: string }

/** Each field that two people changed: both versions, and what the writer makes of them. Nothing is chosen for anybody. */
export function BothVersions({ form, mine, clash, zone }: BothVersionsProps) {
  return (
    <Section title="Two versions">
      <Stack>
        {clash.fields.map(({ name, theirs, last }) => {
          const label = fieldLabel(form, name) ?? name
          return (
            <Card key={name} title={`“${label}” has two versions`}>
              <Stack>
                <SummaryList
                  rows={[
                    { term: 'Yours, not saved yet', value: <Words text={wordsOf(form, name, mine[name])} /> },
                    {
                      term: last ? `Saved by ${last.by}` : 'Saved now',
                      value: (
                        <>
                          <Words text={wordsOf(form, name, theirs)} />
                          {last && <When at={last.at} zone={zone} />}
                        </>
                      ),
                    },
                  ]}
                />
                <Radios
                  name={pickField(name)}
                  label={`What becomes of “${label}”?`}
                  choices={[
                    {
                      value: 'mine',
                      label: 'What stands in the field below',
                      hint: 'Yours, or both as you join them there.',
                    },
                    { value: 'theirs', label: 'The saved one' },
                    ...(isText(form, name) ? [{ value: 'both', label: 'Both, the saved one under yours' }] : []),
                  ]}
                />
              </Stack>
            </Card>
          )
        })}
      </Stack>
    </Section>
  )
}

function Words({ text }: { text: string }) {
  return text ? <Paragraphs text={text} /> : 'Nothing: it was left or made empty.'
}

/** The answer as people read it: the label of a choice, not its value. */
function wordsOf(form: Form, name: string, text = ''): string {
  const question = questionsOf(form).find((known) => known.name === name)
  const choice = question && choicesOf(question)?.find(({ value }) => value === text)
  return choice?.label ?? text
}

function isText(form: Form, name: string): boolean {
  return questionsOf(form).some((question) => question.name === name && question.kind === 'text')
}
