import { expect, test } from 'vitest'
import { z } from 'zod'
import { tickedIn } from '#app/area/ticked-in.ts'
import { cleanText, readForm } from '#app/platform/form.server.ts'

const Ask = z.object({ name: z.string('Type a name.'), count: z.number('Type a number.').optional() })

function sent(body: BodyInit, type?: string): Request {
  return new Request('http://localhost/', { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) })
}

test('text arrives as the database can keep it', () => {
  expect(cleanText('a\0b\r\nc\ud800d e\u0301')).toBe('ab\nc\ufffdd \u00e9')
})

test('a wrong form keeps what was typed, but never a secret', async () => {
  const form = await readForm(
    sent(
      new URLSearchParams({ count: 'x', 'line-h100-tokens': '12', password: 'hush', code: '123456', token: 'hush' }),
    ),
    Ask,
  )

  expect(form).toEqual({
    ok: false,
    reply: {
      values: { count: 'x', 'line-h100-tokens': '12' },
      ticked: {},
      fieldErrors: { name: ['Type a name.'], count: ['Type a number.'] },
      formErrors: [],
    },
  })
})

test('every box that was ticked under one name comes back ticked', async () => {
  const body = new URLSearchParams([
    ['count', 'x'],
    ['fund', 'a'],
    ['fund', 'b'],
    ['one', 'c'],
    ['code', '1'],
    ['code', '2'],
  ])

  const form = await readForm(sent(body), Ask)

  if (form.ok) throw new Error('it was taken')
  expect(form.reply.ticked).toEqual({ fund: ['a', 'b'] })
  expect(['fund', 'one', 'none'].map((name) => tickedIn(form.reply, name))).toEqual([['a', 'b'], ['c'], []])
})

test.each([
  ['{"name":"x"}', 'application/json'],
  ['--x\r\nbroken', 'multipart/form-data; boundary=x'],
  ['', 'text/plain'],
])('a body that is no form is answered, not a failure: %s', async (body, type) => {
  const form = await readForm(sent(body, type), Ask)

  expect(form.ok).toBe(false)
})

test.each(['__proto__', 'constructor', 'a[b', 'a..b', 'name[0]', '[]'])(
  'a field called %s changes nothing',
  async (name) => {
    const form = await readForm(
      sent(
        new URLSearchParams([
          ['name', 'Ada'],
          [name, 'x'],
        ]),
      ),
      Ask,
    )

    if (form.ok) expect(form.value).toEqual({ name: 'Ada' })
    expect(({} as { x?: string }).x).toBeUndefined()
  },
)
