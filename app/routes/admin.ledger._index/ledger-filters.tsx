import { paths } from '#app/paths.ts'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import type { AskField, LedgerAsk } from './ledger-ask.ts'

type LedgerFiltersProps = {
  kinds: readonly string[]
  assets: readonly string[]
  typed: LedgerAsk['typed']
  errors: LedgerAsk['errors']
  to(change: Record<string, string | null>): string
}

const words: Record<AskField, string> = {
  account: 'Account',
  asset: 'Asset',
  kind: 'Kind',
  from: 'From',
  until: 'Until',
}

/** The filters of the journal; they live in the address. */
export function LedgerFilters({ kinds, assets, typed, errors, to }: LedgerFiltersProps) {
  const active = Object.entries(typed).map(([field, value]) => ({
    label: `${words[field as AskField]}: ${value}`,
    removeTo: to({ [field]: null }),
  }))
  return (
    <FilterBar action={paths.admin.ledger()} label="Narrow the journal" active={active} clearTo={paths.admin.ledger()}>
      <Field
        name="account"
        label={words.account}
        defaultValue={typed.account}
        look="compact"
        isOptional
        placeholder="gifts:fnd_…"
      />
      <SelectField
        name="asset"
        label={words.asset}
        options={assets.map((asset) => ({ value: asset, label: asset }))}
        prompt="Every asset"
        defaultValue={typed.asset}
        look="compact"
        isOptional
      />
      <SelectField
        name="kind"
        label={words.kind}
        options={kinds.map((kind) => ({ value: kind, label: kind.replaceAll('-', ' ') }))}
        prompt="Every kind"
        defaultValue={typed.kind}
        look="compact"
        isOptional
      />
      <Field
        name="from"
        kind="date"
        label={words.from}
        defaultValue={typed.from}
        error={errors.from}
        look="compact"
        isOptional
      />
      <Field
        name="until"
        kind="date"
        label={words.until}
        defaultValue={typed.until}
        error={errors.until}
        look="compact"
        isOptional
      />
    </FilterBar>
  )
}
