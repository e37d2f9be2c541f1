import type { GiftsAsk, GiftsField } from '#app/area/gifts-ask.ts'
import { giftStates } from '#app/domain/giving/gift.ts'
import { paths } from '#app/paths.ts'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'

type GiftFiltersProps = {
  funds: readonly { id: string; name: string }[]
  typed: GiftsAsk['typed']
  errors: GiftsAsk['errors']
  to(change: Record<string, string | null>): string
}

const words: Record<GiftsField, string> = {
  q: 'Name or e-mail',
  state: 'State',
  fund: 'Fund',
  from: 'From',
  until: 'Until',
}

/** The filters of the list of gifts; they live in the address. */
export function GiftFilters({ funds, typed, errors, to }: GiftFiltersProps) {
  const shown = (field: GiftsField, value: string) =>
    field === 'fund' ? (funds.find((fund) => fund.id === value)?.name ?? value) : value.replaceAll('_', ' ')
  const active = Object.entries(typed).map(([field, value]) => ({
    label: `${words[field as GiftsField]}: ${shown(field as GiftsField, value)}`,
    removeTo: to({ [field]: null }),
  }))
  const common = { look: 'compact', isOptional: true } as const
  return (
    <FilterBar action={paths.admin.gifts()} label="Narrow the gifts" active={active} clearTo={paths.admin.gifts()}>
      <Field name="q" kind="search" label={words.q} defaultValue={typed.q} {...common} />
      <SelectField
        name="state"
        label={words.state}
        prompt="Every state"
        options={giftStates.map((state) => ({ value: state, label: state.replaceAll('_', ' ') }))}
        defaultValue={typed.state}
        {...common}
      />
      <SelectField
        name="fund"
        label={words.fund}
        prompt="Every fund"
        options={funds.map((fund) => ({ value: fund.id, label: fund.name }))}
        defaultValue={typed.fund}
        {...common}
      />
      <Field name="from" kind="date" label={words.from} defaultValue={typed.from} error={errors.from} {...common} />
      <Field name="until" kind="date" label={words.until} defaultValue={typed.until} error={errors.until} {...common} />
    </FilterBar>
  )
}
