import { Stack } from '../layout.tsx'
import { LetterPreview } from '../letter-preview.tsx'
import { NameWall } from '../name-wall.tsx'
import { Sheet } from '../sheet.tsx'
import { SummaryList } from '../summary-list.tsx'
import { Specimen, type Theme } from './specimen.tsx'

/** Papers, letters, names. */
export function Papers() {
  return (
    <>
      <Specimen name="Sheet (receipt)" width="full" draw={() => <Receipt />} />
      <Specimen name="LetterPreview" draw={() => <Letter />} />
      <Specimen name="NameWall" draw={(theme) => <Wall theme={theme} />} />
    </>
  )
}

function Receipt() {
  return (
    <Sheet
      title="Receipt"
      number="2026-000417"
      markId="rcp_2026_000417"
      issuer={['ATOM Research Institute', 'EIN 00-0000000', '1 Example Street, Boston, MA']}
      footer="No goods or services were provided in exchange for this gift."
    >
      <SummaryList
        rows={[
          { term: 'Given by', value: 'Ada Lovelace' },
          { term: 'Amount', value: '$103.30' },
          { term: 'Date of gift', value: '3 March 2026' },
        ]}
      />
    </Sheet>
  )
}

function Letter() {
  return (
    <LetterPreview
      from="ATOM"
      to="Grace Hopper"
      subject="Your application was accepted"
      attachments={[{ name: 'award.pdf', to: '#pdf' }]}
    >
      Dear Grace, the panel recommends Atlas for 48,000 GPU-h (H100). Please accept by 1 April 2026.
    </LetterPreview>
  )
}

function Wall({ theme }: { theme: Theme }) {
  return (
    <Stack>
      <NameWall
        label={`$1,000,000 and more, ${theme}`}
        size="large"
        names={[{ id: 'a', name: 'The Example Foundation', note: 'since 2024' }]}
      />
      <NameWall
        label={`$1,000 and more, ${theme}`}
        size="normal"
        names={['Ada Lovelace', 'Emmy Noether', 'Srinivasa Ramanujan', 'Wang Zhenyi'].map((name) => ({
          id: name,
          name,
        }))}
      />
    </Stack>
  )
}
