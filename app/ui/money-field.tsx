import type { Cents } from '#app/units/money.ts'
import { Field } from './field.tsx'
import type { FieldWords } from './field-frame.tsx'

type MoneyFieldProps = FieldWords & {
  /** Cents to start from, or the text a person typed when it was refused. */
  defaultValue?: Cents | string | undefined
  width?: 'short' | 'medium' | 'full' | undefined
  look?: 'compact' | undefined
}

/** An amount of dollars, as text: parse it with parseCents, keep what was typed when that says null. */
export function MoneyField({ defaultValue, width = 'short', ...field }: MoneyFieldProps) {
  const shown = typeof defaultValue === 'bigint' ? typedDollars(defaultValue) : defaultValue
  return (
    <Field
      {...field}
      width={width}
      prefix="$"
      inputMode="decimal"
      autoComplete="off"
      defaultValue={shown}
      maxLength={20}
    />
  )
}

/** 1234.50 for a field: no dollar sign, no commas, no cents when there are none. */
export function typedDollars(amount: Cents): string {
  const part = amount % 100n
  const whole = (amount / 100n).toString()
  return part === 0n ? whole : `${whole}.${part.toString().padStart(2, '0')}`
}
