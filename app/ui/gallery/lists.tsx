import { gpuHours } from '#app/units/gpu-time.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { ButtonLink } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { Field, SelectField } from '../field.tsx'
import { FilterBar } from '../filter-bar.tsx'
import { GpuHours } from '../gpu-hours.tsx'
import { KeysetPager } from '../keyset-pager.tsx'
import { Money } from '../money.tsx'
import { SearchBox } from '../search-box.tsx'
import { Status } from '../status.tsx'
import { Table } from '../table.tsx'
import type { Column, TableRowOf } from '../table-types.ts'
import { TabsNav } from '../tabs-nav.tsx'
import { OnDay } from '../when.tsx'
import { LedgerExamples } from './ledger-examples.tsx'
import { Specimen, type Theme } from './specimen.tsx'

/** Tables, what narrows them down, and the ledger. */
export function Lists() {
  return (
    <>
      <Specimen name="TabsNav, FilterBar, Table (dense, selectable), KeysetPager" width="full" draw={drawGifts} />
      <Specimen name="Table with a cut line (panel)" width="full" draw={() => <PanelTable />} />
      <Specimen name="Table, open look, for everyone" draw={() => <OpenTable />} />
      <Specimen name="Table, empty" draw={() => <EmptyTable />} />
      <Specimen name="LedgerLine: folded, open, reversed" draw={(theme) => <LedgerExamples theme={theme} />} />
    </>
  )
}

const giftColumns: Column[] = [
  { name: 'donor', label: 'Donor', sortTo: '?sort=donor' },
  { name: 'fund', label: 'Fund' },
  { name: 'state', label: 'State' },
  { name: 'on', label: 'Gift date', sortTo: '?sort=on', sorted: 'descending', isTight: true },
  { name: 'amount', label: 'Amount', align: 'end', sortTo: '?sort=amount' },
]

const gifts: TableRowOf[] = [
  gift('1', 'Ada Lovelace', 'Compute fund', 'settled', '2026-03-03', 5000),
  { ...gift('2', 'Emmy Noether', 'Health', 'pending', '2026-03-02', 103.3), look: 'marked' },
  gift('3', 'Anonymous', 'General fund', 'partly_refunded', '2026-02-27', 250),
  gift('4', 'Sofia Kovalevskaya', 'Compute fund', 'failed', '2026-02-26', 12.5),
]

function gift(id: string, donor: string, fund: string, state: string, on: string, dollars: number): TableRowOf {
  const cells = {
    donor,
    fund,
    state: <Status of={state} />,
    on: <OnDay on={on as Day} />,
    amount: <Money of={usd(dollars)} />,
  }
  return { id, to: `#gift-${id}`, cells }
}

function drawGifts(theme: Theme) {
  const rows = gifts.map((row) => ({ ...row, id: `${theme}-${row.id}` }))
  return (
    <>
      <TabsNav
        label={`Gifts, ${theme}`}
        tabs={[
          { to: '#all', label: 'All gifts', count: 1204, isCurrent: true },
          { to: '#waiting', label: 'Waiting', count: 3 },
          { to: '#refunded', label: 'Refunded' },
        ]}
      />
      <FilterBar
        action="#"
        label={`Filter gifts, ${theme}`}
        active={[{ label: 'Fund: Compute', removeTo: '#' }]}
        clearTo="#"
      >
        <Field name={`${theme}-filter-donor`} label="Donor" look="compact" isOptional={false} />
        <SelectField
          name={`${theme}-filter-fund`}
          label="Fund"
          look="compact"
          prompt="Any fund"
          options={[{ value: 'compute', label: 'Compute fund' }]}
          defaultValue="compute"
        />
      </FilterBar>
      <Table
        caption="Gifts in March"
        columns={giftColumns}
        rows={rows}
        select={{ name: 'gift', label: () => 'Select this gift' }}
        footer={{ donor: 'Shown here', amount: <Money of={usd(5365.8)} /> }}
      />
      <KeysetPager
        shown={4}
        of="1,000+"
        one="gift"
        many={theme === 'light' ? 'gifts' : 'gifts at night'}
        nextTo="#next"
        csvTo="#csv"
      />
      <SearchBox action="#" label={`Search anything, ${theme}`} shortcut="/" />
    </>
  )
}

function PanelTable() {
  const columns: Column[] = [
    { name: 'rank', label: 'Rank', align: 'end' },
    { name: 'title', label: 'Application', isRowHeading: true },
    { name: 'score', label: 'Score', align: 'end' },
    { name: 'hours', label: 'Hours asked', align: 'end' },
  ]
  const rows = (
    ['Protein folding at the edge', 'Low-resource speech', 'Weather ensembles', 'Tokeniser audits'] as const
  ).map(
    (title, index): TableRowOf => ({
      id: `panel-${index}`,
      to: '#application',
      cells: {
        rank: index + 1,
        title,
        score: (4.8 - index * 0.6).toFixed(2),
        hours: <GpuHours of={gpuHours(40_000 - index * 9000)} />,
      },
      ...(index === 1 && { ruleAfter: 'Cut line: 71,000 of 80,000 GPU-h given' }),
    }),
  )
  return <Table caption="Ranking, spring call" columns={columns} rows={rows} />
}

function OpenTable() {
  return (
    <Table
      look="open"
      caption="What your gifts became"
      columns={[
        { name: 'project', label: 'Project' },
        { name: 'hours', label: 'GPU-hours', align: 'end' },
      ]}
      rows={[
        {
          id: 'a',
          to: '#a',
          cells: { project: 'Atlas: open medical vision', hours: <GpuHours of={gpuHours(41.2)} unit="hidden" /> },
        },
        {
          id: 'b',
          to: '#b',
          cells: { project: 'Birch: speech for 40 languages', hours: <GpuHours of={gpuHours(10.45)} unit="hidden" /> },
        },
      ]}
    />
  )
}

function EmptyTable() {
  return (
    <Table
      caption="Your receipts"
      columns={[{ name: 'number', label: 'Number' }]}
      rows={[]}
      empty={
        <Empty title="Your receipts will be here." action={<ButtonLink to="#give">Give</ButtonLink>}>
          Each gift gets one, numbered, the minute it settles.
        </Empty>
      }
    />
  )
}
