import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { burnWords } from '#app/ui/charts/burn.ts'
import { BurnLine } from '#app/ui/charts/burn-line.tsx'
import { CapacityBars } from '#app/ui/charts/capacity-bars.tsx'
import { Flow, type FlowProps } from '#app/ui/charts/flow.tsx'
import { layoutFlow } from '#app/ui/charts/flow-layout.ts'
import type { FlowBand } from '#app/ui/charts/flow-types.ts'
import { Sparkline } from '#app/ui/charts/sparkline.tsx'
import { wrapWords } from '#app/ui/charts/wrap-words.ts'
import { formatGpuHours, gpuHours } from '#app/units/gpu-time.ts'
import { usd } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'

const room = { width: 1000, box: 180, boxHeight: 40, gap: 10, thickness: 300 }
const dollars = (from: string, to: string, amount: number): FlowBand => ({
  from,
  to,
  quantity: { unit: 'usd', of: usd(amount) },
  hours: gpuHours(amount / 2),
  href: `/draws/${from}-${to}`,
})
const hours = (from: string, to: string, amount: number): FlowBand => ({
  from,
  to,
  quantity: { unit: 'gpu', of: gpuHours(amount) },
  hours: gpuHours(amount),
  href: `/hours/${from}-${to}`,
})
const gpu = (amount: number) => ({ total: { unit: 'gpu', of: gpuHours(amount) }, hours: gpuHours(amount) }) as const

const flow: Pick<FlowProps, 'columns' | 'handovers'> = {
  columns: [
    {
      label: 'Given',
      kind: 'money',
      nodes: [{ id: 'f', label: 'Compute fund', total: { unit: 'usd', of: usd(3000) }, hours: gpuHours(1500) }],
    },
    {
      label: 'GPU-hours',
      kind: 'compute',
      nodes: [
        { id: 'h100', label: 'H100', ...gpu(1000) },
        { id: 'h200', label: 'H200', ...gpu(500) },
      ],
    },
    { label: 'Projects', kind: 'project', nodes: [{ id: 'p', label: 'Atlas', ...gpu(1200) }] },
    { label: 'Models', kind: 'open', nodes: [{ id: 'm', label: 'Atlas 1', ...gpu(400) }] },
  ],
  handovers: [
    [dollars('f', 'h100', 2000), dollars('f', 'h200', 1000)],
    [hours('h100', 'p', 900), hours('h200', 'p', 300)],
    [hours('p', 'm', 400)],
  ],
}

describe('the flow', () => {
  test('bands are as wide as their hours by one scale, and dollars as the hours they bought', () => {
    const { bands, scale } = layoutFlow(flow.columns, flow.handovers, room)

    for (const { band, width } of bands) expect(width).toBeCloseTo(Number(band.hours) * scale, 1)
    const wide = (from: string) => bands.find(({ band }) => band.from === from)?.width ?? 0
    expect(wide('h100') / wide('h200')).toBeCloseTo(3, 1)
    expect(wide('h100') / wide('p')).toBeCloseTo(900 / 400, 1)
    expect(wide('f') / wide('p')).toBeCloseTo(1000 / 400, 1)
  })

  test('bands stay on their boxes and do not overlap where they leave', () => {
    const { bands, nodes } = layoutFlow(flow.columns, flow.handovers, room)
    const fund = nodes.find((node) => node.id === 'f')
    const leaving = bands
      .filter(({ band }) => band.from === 'f')
      .map(({ from, width }) => [from.y - width / 2, from.y + width / 2] as const)
    const [first, second] = leaving.toSorted((a, b) => a[0] - b[0])

    expect(first?.[0]).toBeGreaterThanOrEqual((fund?.y ?? 0) - 0.1)
    expect(second?.[1]).toBeLessThanOrEqual((fund?.y ?? 0) + (fund?.height ?? 0) + 0.1)
    expect(second?.[0]).toBeCloseTo(first?.[1] ?? 0, 1)
  })

  test('a band that leads nowhere is left out instead of drawn to a wrong place', () => {
    const { bands } = layoutFlow(flow.columns, [[dollars('f', 'unknown', 1)], [], []], room)

    expect(bands).toEqual([])
  })

  test('its table says every band, with the amount and the link of the band', () => {
    const html = renderToStaticMarkup(<Flow title="The lab" {...flow} />)
    const table = html.slice(html.indexOf('<details'))

    for (const figure of ['$2,000', '$1,000', '900 GPU-h', '300 GPU-h', '400 GPU-h'])
      expect(table).toContain(`>${figure}</a>`)
    for (const band of flow.handovers.flat()) expect(table).toContain(`href="${band.href}"`)
  })

  test('before the first dollar came this far it says what will be drawn', () => {
    const html = renderToStaticMarkup(<Flow title="The lab" columns={flow.columns} handovers={[[], [], []]} />)

    expect(html).toContain('will be drawn here')
    expect(html).not.toContain('NaN')
  })

  test('long labels break into lines and end in an ellipsis', () => {
    expect(wrapWords('Birch: speech for 40 languages', { characters: 14, lines: 2 })).toEqual([
      'Birch: speech',
      'for 40…',
    ])
    expect(wrapWords('Ember', { characters: 14, lines: 1 })).toEqual(['Ember'])
  })
})

const at = (day: string) => new Date(`${day}T00:00:00Z`)
const burn = {
  title: 'Atlas on H100',
  from: at('2026-01-01'),
  until: at('2027-01-01'),
  now: at('2026-06-10'),
  granted: [
    { at: at('2026-01-01'), total: gpuHours(48_000) },
    { at: at('2026-04-15'), total: gpuHours(60_000) },
  ],
  used: [
    { at: at('2026-01-01'), total: gpuHours(0) },
    { at: at('2026-06-10'), total: gpuHours(41_200) },
  ],
}

describe('the burn line', () => {
  test('it writes the day the hours run out', () => {
    const runOut = { early: at('2026-07-20'), likely: at('2026-08-19'), late: at('2026-11-02') }
    const html = renderToStaticMarkup(<BurnLine {...burn} runOut={runOut} />)

    expect(html).toContain('Runs out 19 August 2026')
    expect(html).toContain('between 20 July 2026 and 2 November 2026')
  })

  test('hours that outlast their window are said to last until its last day', () => {
    expect(burnWords({ ...burn, runOut: { early: null, likely: null, late: null } })).toBe(
      '41,200 of 60,000 GPU-h used. At this pace they last until the window ends, 31 December 2026. About 18,800 GPU-h will go unused.',
    )
  })

  test('what goes unused when use goes on as it did is said, and after the window what went', () => {
    const likely = new Date(burn.now.getTime() + 2 * (burn.until.getTime() - burn.now.getTime()))
    expect(burnWords({ ...burn, runOut: { early: null, likely, late: null } })).toContain(
      'About 9,400 GPU-h will go unused.',
    )
    expect(burnWords({ ...burn, runOut: { early: null, likely: burn.until, late: null } })).not.toContain('unused')
    expect(burnWords({ ...burn, now: at('2027-02-01') })).toBe(
      '41,200 of 60,000 GPU-h used. Their window ended 31 December 2026: 18,800 GPU-h went unused.',
    )
  })

  test('its table carries granted, used and left for each day', () => {
    const html = renderToStaticMarkup(<BurnLine {...burn} />)

    for (const of of [gpuHours(48_000), gpuHours(41_200), gpuHours(18_800)])
      expect(html).toContain(`>${formatGpuHours(of)}<`)
  })

  test('an allocation without hours, use or future still draws', () => {
    const html = renderToStaticMarkup(
      <BurnLine {...burn} granted={[]} used={[]} runOut={{ early: null, likely: null, late: null }} />,
    )

    expect(html).not.toContain('NaN')
    expect(html).not.toContain('Infinity')
  })
})

describe('capacity and sparklines', () => {
  test('the capacity table agrees with the bars', () => {
    const month = {
      month: '2026-03' as Month,
      used: gpuHours(10),
      promised: gpuHours(20),
      free: gpuHours(30),
      down: gpuHours(4),
      expired: gpuHours(0),
      to: '/pool',
    }
    const html = renderToStaticMarkup(
      <CapacityBars title="Capacity" classes={[{ gpuClass: 'h100', months: [month] }]} />,
    )
    const table = html.slice(html.indexOf('<table'))

    expect(html).toContain('H100, March 2026: GPU-hours 10 used, 20 promised, 30 free, 4 down, 0 expired')
    for (const figure of ['10', '20', '30', '4', '0']) expect(table).toContain(`>${figure}<`)
  })

  test('a sparkline says its points in words, and that there are none', () => {
    expect(
      renderToStaticMarkup(<Sparkline label="Used" points={[{ label: '1 March', amount: 5n, shown: '5 GPU-h' }]} />),
    ).toContain('1 March 5 GPU-h')
    expect(renderToStaticMarkup(<Sparkline label="Used" points={[]} />)).toContain('nothing yet')
  })
})
