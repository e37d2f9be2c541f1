import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import {
  callLetters,
  callLetterTitles,
  longestSubject,
  longestWords,
} from '#app/domain/grants/letter-texts/letter-text.ts'
import { readLetterTexts } from '#app/domain/grants/letter-texts/read-letter-texts.server.ts'
import { type WriteTextRefusal, writeLetterText } from '#app/domain/grants/letter-texts/write-letter-text.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { Details } from '#app/ui/details.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { TabsNav } from '#app/ui/tabs-nav.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { TextForm } from './text-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Letters of ${page?.call.title ?? 'a call'}` },
]

const Ask = z.object({
  letter: z.enum(callLetters),
  number: z.coerce.number().int().min(0).max(1_000_000),
  subject: z.string().max(longestSubject, `At most ${longestSubject} letters.`).default(''),
  words: z
    .string()
    .max(longestWords, `At most ${longestWords.toLocaleString('en-US')} letters.`)
    .default(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const asked = new URL(args.request.url).searchParams.get('of')
  const letter = callLetters.find((known) => known === asked) ?? 'offer'
  const texts = await readLetterTexts(world.db, { callId: id, letter })
  return {
    call: { id, title: call.title, slug: call.slug },
    letter,
    texts,
    mayAct: mayRunCalls(person),
    zone: person.timeZone,
  }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await writeLetterText(world, actorFor(args, person), { callId, ...form.value })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'Letters from now on have these words.' } as const
    return redirectWithFlash(args.request, paths.admin.callLetters(callId, form.value.letter), note)
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'not-allowed') return notFound()
  // Whoever has read the other version may keep hers as the one after it.
  const { number: _seen, ...typed } = form.values
  const values = outcome.refused === 'stale' ? typed : form.values
  return refuseForm({ values }, sentences[outcome.refused](String(outcome.detail?.fields ?? '')))
}

type Said = Exclude<WriteTextRefusal, 'not-found' | 'not-allowed'>
const sentences: Record<Said, (fields: string) => string | { field: string; sentence: string }> = {
  stale: () => 'Somebody wrote other words meanwhile; they stand below. Keep yours once more to have them follow.',
  'unknown-field': (fields) => ({ field: 'words', sentence: `This letter does not know ${fields}.` }),
  'link-missing': () => ({ field: 'words', sentence: 'Put {link} in, so that the applicant finds the page.' }),
  'too-long': () => ({ field: 'words', sentence: 'This is too long for a letter.' }),
  'half-empty': () => ({ field: 'subject', sentence: 'Write both subject and words, or neither.' }),
}

export default function CallLettersPage() {
  const { call, letter, texts, mayAct, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Letters of the call"
      lead="Its own words for what applicants are told. How each letter reads for each applicant is shown before a release."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      meta={<a href={paths.admin.panelLetters(call.slug)}>The letters of the next release</a>}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was changed; what you typed is still here." />}
    >
      <TabsNav
        label="Letters"
        tabs={callLetters.map((one) => ({
          to: paths.admin.callLetters(call.id, one),
          label: callLetterTitles[one],
          isCurrent: one === letter,
        }))}
      />
      {mayAct && (
        <Section title={callLetterTitles[letter]}>
          <TextForm letter={letter} kept={texts[0]} form={form} />
        </Section>
      )}
      <Section title="Versions">
        {texts.length === 0 && <p>The lab’s own words go out.</p>}
        <Stack gap="tight">
          {texts.map(({ id, number, subject, words, by, writtenAt }) => (
            <Details key={id} summary={`Version ${number}: ${subject || 'the lab’s own words'}`}>
              <p>
                {by}, <When at={writtenAt} zone={zone} />
              </p>
              <Paragraphs text={words} />
            </Details>
          ))}
        </Stack>
      </Section>
    </StaffPage>
  )
}
