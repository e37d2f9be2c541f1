import { type Cents, usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

export type InstalmentProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  amount: Cents
  dueOn: Day
  place: number
  parts: number
  fund: string
  about: 'before' | 'week-after' | 'month-after' | 'giver' | 'method' | 'staff'
  payment: string
  pledgeUrl: string
}

export const instalmentExample: InstalmentProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  giver: 'Ada Lovelace',
  amount: usd(10_000),
  dueOn: '2026-06-30' as Day,
  place: 2,
  parts: 12,
  fund: 'Compute fund',
  about: 'before',
  payment:
    'You send each part by wire. Its invoice, with your reference, is on the pledge’s page; finance tells you our bank’s details and confirms them by telephone.',
  pledgeUrl: 'https://atom.test/backer/pledges/plg_1',
}
