import { customType, timestamp } from 'drizzle-orm/pg-core'
import type { EuroCents } from '#app/units/euros.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day, Month } from '#app/units/time.ts'

/** Brands enter the code here and in units/, nowhere else. */

export const cents = customType<{ data: Cents; driverData: string }>({
  dataType: () => 'bigint',
  fromDriver: (value) => BigInt(value) as Cents,
  toDriver: (value) => value.toString(),
})

export const euroCents = customType<{ data: EuroCents; driverData: string }>({
  dataType: () => 'bigint',
  fromDriver: (value) => BigInt(value) as EuroCents,
  toDriver: (value) => value.toString(),
})

export const gpuSeconds = customType<{ data: GpuSeconds; driverData: string }>({
  dataType: () => 'bigint',
  fromDriver: (value) => BigInt(value) as GpuSeconds,
  toDriver: (value) => value.toString(),
})

/** Whole units of whatever asset the row names. */
export const wholeUnits = customType<{ data: bigint; driverData: string }>({
  dataType: () => 'bigint',
  fromDriver: (value) => BigInt(value),
  toDriver: (value) => value.toString(),
})

export const day = customType<{ data: Day; driverData: string }>({ dataType: () => 'date' })

/** A UTC month as YYYY-MM text: it sorts, and no zone can shift it. */
export const month = customType<{ data: Month; driverData: string }>({ dataType: () => 'text' })

export const id = <Prefix extends string>() =>
  customType<{ data: Id<Prefix>; driverData: string }>({ dataType: () => 'text' })

export const instant = (name?: string) =>
  name ? timestamp(name, { withTimezone: true, mode: 'date' }) : timestamp({ withTimezone: true, mode: 'date' })
