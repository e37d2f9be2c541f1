import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '#app/ui/amount.tsx'
import { ChoiceCards } from '#app/ui/choice-cards.tsx'
import { Checkbox, Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { GpuHoursField, typedHours } from '#app/ui/gpu-hours-field.tsx'
import { GoalMeter, PoolMeter } from '#app/ui/meter.tsx'
import { shareOut } from '#app/ui/meter-shares.ts'
import { MoneyField, typedDollars } from '#app/ui/money-field.tsx'
import { toneOfWord } from '#app/ui/status-words.ts'
import { Table } from '#app/ui/table.tsx'
import { Deadline } from '#app/ui/when.tsx'
import { gpuHours } from '#app/units/gpu-time.ts'
import { cents, usd } from '#app/units/money.ts'

const columns = [
  { name: 'donor', label: 'Donor' },
  { name: 'amount', label: 'Amount', align: 'end' as const, sortTo: '?sort=amount', sorted: 'descending' as const },
]

describe('fields', () => {
  test('a field ties its label, hint and error to its input', () => {
    const html = renderToStaticMarkup(
      <Field name="email" label="E-mail" hint="For the receipt." error={['Write an address.']} />,
    )

    expect(html).toContain('<label for="field-email"')
    expect(html).toContain('aria-describedby="field-email-hint field-email-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('id="field-email-error"')
  })

  test('the error summary links to the very input that is wrong', () => {
    const summary = renderToStaticMarkup(
      <ErrorSummary errors={[{ field: 'lines[0].hours', message: 'Write hours.' }]} />,
    )
    const field = renderToStaticMarkup(<GpuHoursField name="lines[0].hours" label="Hours" />)
    const target = /href="#([^"]+)"/.exec(summary)?.[1]

    expect(target).toBeDefined()
    expect(field).toContain(`id="${target}"`)
    expect(summary).toContain('autofocus')
  })

  test('a radio group can be reached from the error summary by its first choice', () => {
    const html = renderToStaticMarkup(
      <Radios
        name="fund"
        label="Fund"
        choices={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
      />,
    )

    expect(html.match(/id="field-fund"/g)).toHaveLength(1)
    expect(html).toContain('<legend')
  })

  test('what was typed and refused comes back as it was typed', () => {
    const html = renderToStaticMarkup(
      <MoneyField name="amount" label="Amount" defaultValue="about forty" error="Write dollars." />,
    )

    expect(html).toContain('value="about forty"')
  })

  test('amounts and hours start a field without commas and without losing a second', () => {
    expect(typedDollars(cents(123_450n))).toBe('1234.50')
    expect(typedDollars(usd(5000))).toBe('5000')
    expect(typedHours(gpuHours(12_400))).toBe('12400')
    expect(typedHours(gpuHours(0.25))).toBe('0.25')
  })

  test('an amount of one’s own can be typed without script, beside the cards', () => {
    const html = renderToStaticMarkup(
      <ChoiceCards
        name="amount"
        label="How much?"
        cards={[{ value: '25', label: '$25' }]}
        other={{ name: 'other', label: 'Another amount' }}
      />,
    )

    expect(html).toContain('value="other"')
    expect(html).toMatch(/<input[^>]*name="other"[^>]*type="text"/)
  })

  test('nothing is ticked for people', () => {
    expect(renderToStaticMarkup(<Checkbox name="fee" label="Cover the fee" />)).not.toContain('checked')
  })
})

describe('tables', () => {
  test('a table has a caption, names its sorted column and its rows', () => {
    const html = renderToStaticMarkup(
      <Table caption="Gifts" columns={columns} rows={[{ id: 'g', to: '/g', cells: { donor: 'Ada', amount: '$5' } }]} />,
    )

    expect(html).toContain('<caption')
    expect(html).toContain('aria-sort="descending"')
    expect(html).toMatch(/<th scope="row"[^>]*><a href="\/g">Ada<\/a>/)
  })

  test('a table that scrolls can be reached by keyboard and has a name', () => {
    expect(renderToStaticMarkup(<Table caption="Gifts" columns={columns} rows={[{ id: 'g', cells: {} }]} />)).toMatch(
      /<div role="group" aria-labelledby="[^"]+" tabindex="0"/,
    )
  })

  test('an empty table says what will be here instead of a heading over nothing', () => {
    const html = renderToStaticMarkup(
      <Table caption="Gifts" columns={columns} rows={[]} empty={<p>Gifts will be here.</p>} />,
    )

    expect(html).toContain('Gifts will be here.')
    expect(html).not.toContain('<table')
  })
})

describe('quantities', () => {
  test('the pool meter writes its three numbers', () => {
    const html = renderToStaticMarkup(
      <PoolMeter label="H100" used={gpuHours(10)} committed={gpuHours(20)} free={gpuHours(-1)} />,
    )

    for (const words of ['Used', 'Committed', 'Free']) expect(html).toContain(words)
    for (const figure of ['10', '20', '−1']) expect(html).toContain(`>${figure}<`)
  })

  test('a goal that is passed says by how much', () => {
    const html = renderToStaticMarkup(<GoalMeter label="Spring" received={usd(120)} pledged={usd(0)} goal={usd(100)} />)

    expect(html).toContain('$20.00 past the goal of $100.00')
  })

  test('the parts of a bar fill it exactly and a small part can still be seen', () => {
    const shares = shareOut(
      [
        { name: 'a', amount: 1_000_000n, shade: 'full' },
        { name: 'b', amount: 1n, shade: 'half' },
        { name: 'c', amount: -5n, shade: 'none' },
      ],
      1000,
    )

    expect(shares.map((share) => share.width)).toEqual([996, 4, 0])
    expect(shares[1]?.from).toBe(996)
  })

  test('journal amounts are written in their own unit', () => {
    expect(formatAmount({ asset: 'USD', amount: 500_000n })).toBe('$5,000.00')
    expect(formatAmount({ asset: 'GPU:mi300x', amount: 3600n })).toBe('1 GPU-h (MI300X)')
    expect(() => formatAmount({ asset: 'EUR', amount: 1n })).toThrow('unknown asset')
  })

  test('a deadline is told in its own zone, and in the reader’s where that differs', () => {
    const at = new Date('2026-04-30T21:00:00Z')

    expect(renderToStaticMarkup(<Deadline at={at} zone="America/New_York" readerZone="Europe/Berlin" />)).toContain(
      'where you are',
    )
    expect(renderToStaticMarkup(<Deadline at={at} zone="Europe/Berlin" readerZone="Europe/Berlin" />)).not.toContain(
      'where you are',
    )
  })

  test('states with underscores find their tone and unknown ones stay quiet', () => {
    expect(toneOfWord('partly_refunded')).toBe('warn')
    expect(toneOfWord('Settled')).toBe('good')
    expect(toneOfWord('archived')).toBe('quiet')
  })
})

test('the rows that were ticked come back ticked', () => {
  const select = { name: 'gift', label: () => 'This gift', chosen: ['h'] }
  const rows = ['g', 'h'].map((id) => ({ id, cells: { donor: id } }))
  const html = renderToStaticMarkup(<Table caption="Gifts" columns={columns} rows={rows} select={select} />)

  expect(html.match(/<input[^>]*checked=""[^>]*>/g)).toEqual([expect.stringContaining('value="h"')])
})
