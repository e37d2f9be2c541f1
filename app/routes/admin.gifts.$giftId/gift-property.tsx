import type { PropertyLine } from '#app/domain/giving/property/read-property.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { OnDay } from '#app/ui/when.tsx'

/** What came instead of money, how the books put it at what they do, and what its sale brought. */
export function GiftProperty({ property, mayNote }: { property: PropertyLine; mayNote: boolean }) {
  const { prices, sale, form8282 } = property
  const rows: (SummaryRow | false)[] = [
    { term: 'What', value: property.words ?? 'Known to finance only' },
    { term: 'Standing', value: <Status of={property.standing} /> },
    { term: 'In the books at', value: <Money of={property.fairValue} /> },
    prices !== null && {
      term: 'By the day’s prices',
      value: (
        <>
          <Money of={prices.low} /> to <Money of={prices.high} /> a share
        </>
      ),
    },
    property.estimateSource !== null && { term: 'By the lab’s estimate', value: property.estimateSource },
    sale !== null && { term: 'Sold on', value: <OnDay on={sale.soldOn} /> },
    sale !== null && { term: 'Brought', value: <Money of={sale.proceeds} /> },
    sale !== null && { term: sale.gain < 0n ? 'Loss' : 'Gain', value: <Money of={sale.gain} /> },
    form8282 !== null && { term: 'Form 8282', value: form8282.said === 'filed' ? 'Filed' : 'Not due' },
    sale !== null && sale.reference !== null && { term: 'Reference of the sale', value: sale.reference },
  ]
  return (
    <Section title="Property" note="The receipt describes it and says no value: that is for its giver to say.">
      <SummaryList rows={rows.filter((row) => row !== false)} />
      {sale?.form8282DueOn && !form8282 && (
        <Notice tone="warn" title="Form 8282 may be due">
          <p>
            It was sold within three years. If the lab has signed the giver’s Form 8283, it tells the tax office on Form
            8282 by <OnDay on={sale.form8282DueOn} />, and sends the giver a copy.{' '}
            {mayNote && <a href={paths.admin.giftForm8282(property.giftId)}>Note what became of it</a>}
          </p>
        </Notice>
      )}
    </Section>
  )
}
