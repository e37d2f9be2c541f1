import { type FoundForm, findForms } from './forms.ts'
import type { Heard, Knock } from './portal.ts'

/** Words nobody means, by what is wrong with them. */
const words: Record<string, string> = {
  'NUL bytes and controls': 'a\0b\u0001\u202ec',
  'a very long text': 'x'.repeat(20_000),
  'a negative number': '-1',
  'a huge number': '9'.repeat(40),
  'an amount beyond any': '9,999,999,999,999,999,999,999',
  'no number': 'NaN',
  'an exponent': '1e309',
  'markup and quotes': `<script>alert(1)</script>'";--`,
  'astral letters': `${'💥'.repeat(300)}e\u0301\uFFFF`,
  'somebody else’s id': 'gft_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'a day that is none': '2026-02-31',
  'a time that is none': '2026-13-45T99:99',
}

/** Tried in every field alone, with the others as the page has them. */
const alone = ['NUL bytes and controls', 'a huge number']

/** Fields of money, each of which also gets more than a bigint holds. */
const ofMoney = /amount|cost|gift|share|most|price|low|high|estimate|proceeds|goal|value|pool|cap|total/i

export type Garbage = { kind: string; knock: Knock; sent?: string }

/** Bodies no page of ours would send for a form with these fields. */
export function garbageFor(fields: Record<string, string[]>): Garbage[] {
  const names = Object.keys(fields)
  const everywhere = (values: string[]) => Object.fromEntries(names.map((name) => [name, values]))
  return [
    ...malformed(names),
    { kind: 'every field thrice', knock: asForm(encode(everywhere(['a', 'b', 'c']))) },
    ...Object.entries(words).map(([kind, sent]) => ({ kind, sent, knock: asForm(encode(everywhere([sent]))) })),
    ...names.flatMap((name) =>
      [...alone, ...(ofMoney.test(name) ? ['an amount beyond any'] : [])].map((kind) => ({
        kind: `${kind} as ${name}`,
        knock: asForm(encode({ ...fields, [name]: [words[kind] ?? ''] })),
      })),
    ),
  ]
}

/** Bodies that are no form, or not this one. */
export function malformed(names: string[]): Garbage[] {
  const files = new FormData()
  for (const name of names) files.append(name, new File(['%PDF-1.7 no'], '../../x.pdf', { type: 'application/pdf' }))
  const cutShort = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'
  return [
    { kind: 'no fields', knock: asForm('') },
    { kind: 'lists and paths', knock: asForm(names.map((name) => `${name}[]=1&${name}[0].x=2&${name}.y=3`).join('&')) },
    { kind: 'names of JavaScript', knock: asForm('__proto__=1&__proto__.x=1&constructor.prototype.x=2&toString=3') },
    { kind: 'a broken encoding', knock: asForm(names.map((name) => `${name}=%ED%A0%80%zz%00`).join('&')) },
    { kind: 'a megabyte', knock: asForm(`${names[0] ?? 'a'}=${'x'.repeat(1_048_000)}`) },
    { kind: 'plain text', knock: sentAs('text/plain', 'hello') },
    { kind: 'JSON', knock: sentAs('application/json', '{"a":') },
    { kind: 'multipart without a boundary', knock: sentAs('multipart/form-data', 'x') },
    { kind: 'multipart cut short', knock: sentAs('multipart/form-data; boundary=b', cutShort) },
    { kind: 'files for words', knock: { method: 'POST', body: files } },
  ]
}

const sentAs = (type: string, body: string): Knock => ({ method: 'POST', body, headers: { 'content-type': type } })
const asForm = (body: string) => sentAs('application/x-www-form-urlencoded', body)

function encode(fields: Record<string, string[]>): string {
  const pairs = Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value]))
  return new URLSearchParams(pairs).toString()
}

/** What is wrong with an answer to somebody at a browser: a failure of ours, or a refusal without a page. */
export function complaint({ status, text, headers }: Heard): string | null {
  if (status >= 500) return `answered ${status}`
  if (status < 400) return null
  const isPage = headers.get('content-type')?.startsWith('text/html') && text.includes('<h1') && text.includes('<a ')
  return isPage ? null : `answered ${status} without a page: ${JSON.stringify(text.slice(0, 60))}`
}

/** Words that a form cleans before it shows them again. */
const isCleaned = (sent: string) => /\p{Cc}|\p{M}/u.test(sent)

/** What is wrong with a form that comes back: nothing said above it, or typed words that are gone. */
export function formComplaint(
  heard: Heard,
  { action, fields, typed }: FoundForm,
  sent: string | undefined,
): string | null {
  const again = findForms(heard.text, action).find(
    (one) => one.action === action && String(Object.keys(one.fields)) === String(Object.keys(fields)),
  )
  if (heard.status < 400 || !again) return null
  if (!heard.text.includes('role="alert"')) return `answered ${heard.status} with the form, and not why`
  if (sent === undefined || isCleaned(sent)) return null
  const gone = typed.filter((name) => !again.fields[name]?.includes(sent) && !/password|code|token/i.test(name))
  return gone.length > 0 ? `forgot what was typed in ${gone}` : null
}
