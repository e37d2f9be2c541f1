import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ErrorPage, type ErrorStatus } from '#app/ui/error-page.tsx'
import { LedgerLine } from '#app/ui/ledger-line.tsx'
import { Orbit } from '#app/ui/orbit.tsx'
import type { Day } from '#app/units/time.ts'

describe('marks and records', () => {
  test('the orbit of an id is the same every time and differs between ids', () => {
    const draw = (id: string) => renderToStaticMarkup(<Orbit id={id} />)

    expect(draw('prj_atlas')).toBe(draw('prj_atlas'))
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => draw(`prj_${id}`))).size).toBe(6)
  })

  test('a ledger line shows debits and credits apart, and what it takes back', () => {
    const html = renderToStaticMarkup(
      <LedgerLine
        id="ent_1"
        on={'2026-03-03' as Day}
        sentence="$5,000.00 from Ada Lovelace to Compute fund"
        hash="9f2c"
        postings={[
          { account: 'stripe-clearing', asset: 'USD', amount: 500_000n },
          { account: 'gifts:compute', asset: 'USD', amount: -500_000n },
        ]}
        reverses={{ to: '/ledger/ent_0', label: 'ent_0' }}
      />,
    )

    expect(html.match(/\$5,000\.00<\/span>/g)).toHaveLength(2)
    expect(html).not.toContain('−$')
    expect(html).toContain('reverses an entry')
  })

  test.each([403, 404, 409, 429, 500, 503] satisfies ErrorStatus[])(
    'the page for %i says what was wrong, what was kept, what is next, and its reference',
    (status) => {
      const html = renderToStaticMarkup(<ErrorPage status={status} reference="req_7" />)

      expect(html.match(/<p>/g)).toHaveLength(3)
      expect(html).toContain('req_7')
    },
  )
})
