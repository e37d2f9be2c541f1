import type { ChangeFormRefusal } from '#app/domain/grants/forms/change-form.server.ts'
import type { PublishFormRefusal } from '#app/domain/grants/forms/publish-form.server.ts'

export type FormRefusal = Exclude<ChangeFormRefusal | PublishFormRefusal, 'not-found' | 'not-allowed'>

/** What stands against a change of a call's form. */
export const formSentences: Record<FormRefusal, string> = {
  stale: 'Somebody changed this form meanwhile. Nothing of yours was kept; look at it as it is now, and do it again.',
  'kept-question':
    'The title, the institution and the summary are always asked of everyone: the lists, the panel and the public page read them. Their words may change.',
  'kept-section':
    'Every form asks for hours and for the team, and the section of the attachment holds the PDF alone. Their words and places may change.',
  'condition-broken':
    'A question would hang on an answer that nobody can have given before it. Change its condition or the order first.',
  'too-few-choices': 'Give at least two answers to choose from, one on each line.',
  'choice-twice': 'Two of the answers are the same.',
  'too-many': 'A form has at most 20 sections and 40 questions, and a question at most 20 answers.',
  'nothing-written': 'There is no version to publish: it was published or thrown away already.',
  'empty-section': 'A section asks nothing. Add a question to it or remove it.',
}
