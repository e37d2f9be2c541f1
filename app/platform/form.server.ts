import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { ZodType, z } from 'zod'

/** What a form gets back when something is to be put right: what was typed, and one sentence per problem. */
export type FormReply = {
  /** By name; of a name sent more than once its first. */
  values: Record<string, string>
  /** Every value of the names sent more than once: boxes of which several may be ticked. Read through `tickedIn`. */
  ticked: Record<string, string[]>
  fieldErrors: Record<string, string[]>
  formErrors: string[]
}

export type ReadForm<Value> =
  | { ok: true; value: Value; values: Record<string, string>; ticked: Record<string, string[]> }
  | { ok: false; reply: FormReply }

/** These are never sent back to the page. Tokens a model is trained on are no secret. */
const secretNames = /password|secret|code|token$/i

/**
 * Reads a posted form by its schema. Text arrives free of NUL bytes and broken surrogates, in NFC, with plain line ends.
 * Empty fields are absent, and numbers, dates and ticks are read as the schema says.
 */
export async function readForm<Schema extends ZodType>(
  request: Request,
  schema: Schema,
): Promise<ReadForm<z.output<Schema>>> {
  const sent = await readFormFields(request)
  if (!sent)
    return {
      ok: false,
      reply: {
        values: {},
        ticked: {},
        fieldErrors: {},
        formErrors: ['The form did not arrive whole. Please send it again.'],
      },
    }
  const values = typedValues(sent)
  const ticked = repeatedValues(sent)
  const submission = parseWithZod(sent, { schema })
  if (submission.status === 'success') return { ok: true, value: submission.value, values, ticked }
  const { '': formErrors = [], ...fieldErrors } = withoutEmpty(submission.error ?? {})
  return { ok: false, reply: { values, ticked, fieldErrors, formErrors } }
}

/** A refusal as the form's own reply: the sentence on top or at its field, and what was typed. */
export function refuseForm(
  { values, ticked = {} }: { values: Record<string, string>; ticked?: Record<string, string[]> },
  said: string | { field: string; sentence: string },
  status = 409,
) {
  const reply: FormReply =
    typeof said === 'string'
      ? { values, ticked, fieldErrors: {}, formErrors: [said] }
      : { values, ticked, fieldErrors: { [said.field]: [said.sentence] }, formErrors: [] }
  return data({ form: reply }, { status })
}

/** The form as it was sent, with a sentence at each of several fields. */
export function refuseFields(
  { values }: Pick<FormReply, 'values'>,
  problems: readonly { field: string; sentence: string }[],
  status = 400,
) {
  const fieldErrors = Object.fromEntries(problems.map(({ field, sentence }) => [field, [sentence]]))
  return data({ form: { values, ticked: {}, fieldErrors, formErrors: [] } }, { status })
}

export type TypedWords = { sentence: string; typed: { label: string; text: string }[] }

/** A refusal whose page is closed to its sender meanwhile: thrown, so that the area draws the sentence and what was typed instead. */
export function refuseClosed(words: TypedWords): never {
  throw Response.json(words, { status: 409, headers: { 'Cache-Control': 'no-store' } })
}

/** The form's fields with clean text; null when the body is not a form. */
export async function readFormFields(request: Request): Promise<FormData | null> {
  const sent = await formOf(request)
  if (!sent) return null
  const clean = new FormData()
  for (const [name, value] of sent.entries()) {
    if (typeof value === 'string') clean.append(cleanText(name), cleanText(value))
    else clean.append(cleanText(name), value)
  }
  return clean
}

/** Postgres refuses NUL bytes and lone surrogates; browsers send CRLF. */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\0', '')
    .replaceAll('\r\n', '\n')
    .normalize('NFC')
}

async function formOf(request: Request): Promise<FormData | null> {
  try {
    return await request.formData()
  } catch (error) {
    // A body that is no form, or is cut short, makes undici throw a TypeError; anything else is ours to hear of.
    if (error instanceof TypeError) return null
    throw error
  }
}

function typedValues(sent: FormData): Record<string, string> {
  const values: [string, string][] = []
  for (const [name, value] of sent.entries()) {
    if (typeof value === 'string' && !secretNames.test(name)) values.push([name, value])
  }
  // The first of repeated names wins, as in URLSearchParams.get.
  return Object.fromEntries(values.reverse())
}

function repeatedValues(sent: FormData): Record<string, string[]> {
  const names = [...new Set(sent.keys())].filter((name) => !secretNames.test(name) && sent.getAll(name).length > 1)
  return Object.fromEntries(names.map((name) => [name, sent.getAll(name).filter((value) => typeof value === 'string')]))
}

function withoutEmpty(errors: Record<string, string[] | null>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, sentences]) => (sentences?.length ? [[name, sentences]] : [])),
  )
}
