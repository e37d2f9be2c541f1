import type { AwardedHours, PublicAward } from '#app/domain/impact/read-awards.server.ts'
import type { ReleasedOutput } from '#app/domain/impact/read-public-projects.server.ts'
import { paths } from '#app/paths.ts'
import { formatGpuHours, secondsPerHour } from '#app/units/gpu-time.ts'
import { addCents, type Cents, cents } from '#app/units/money.ts'
import { monthEnd, monthOf, monthStart } from '#app/units/time.ts'

/** Awards in the words of the 360Giving standard, version 1.4. Why hours carry a value: docs/decisions/0023-awards-at-their-published-value.md. */

type Lab = { legalName: string; ein: string; origin: string }

/** One award as a 360Giving grant in kind, with what its project released. Instants are written in full, which every reading of the standard's dates accepts. */
export function grantOf(award: PublicAward, released: readonly ReleasedOutput[], lab: Lab) {
  const funder = `US-EIN-${lab.ein.replaceAll('-', '')}`
  const { project, call, hours } = award
  return {
    id: `${funder}-${award.id}`,
    title: project.title.slice(0, 140),
    description: `${hours.map(hoursWords).join(', ')}, given in kind: no money is paid. ${project.summary}`.trim(),
    currency: 'USD',
    amountAwarded: decimalOf(addCents(...hours.map(worthOf))),
    awardDate: award.awardedAt.toISOString(),
    url: `${lab.origin}${paths.project(project.slug)}`,
    plannedDates: plannedDates(award),
    recipientOrganization: [{ id: `${funder}-org-${wordOf(project.institution)}`, name: project.institution }],
    fundingOrganization: [{ id: funder, name: lab.legalName }],
    grantProgramme: [
      { code: call.slug, title: call.title, description: call.summary, url: `${lab.origin}${paths.call(call.slug)}` },
    ],
    fromOpenCall: 'Yes',
    fundingType: [
      { title: 'In kind', description: 'Hours on the lab’s GPUs. The amount is their value at the published rate.' },
    ],
    dataSource: `${lab.origin}${paths.api.awards()}`,
    gpuTime: hours.map(gpuTimeOf),
    outputs: released.map(outputOf),
  }
}

/** What the hours of a class cost the lab at the rate published for the day of the award, to the nearest cent; nothing without a rate. */
function worthOf({ seconds, perHour }: Pick<AwardedHours, 'seconds' | 'perHour'>): Cents {
  return cents(perHour === null ? 0n : (seconds * perHour + secondsPerHour / 2n) / secondsPerHour)
}

/** The figures behind the amount, exact, in the API's own form. */
function gpuTimeOf(hours: AwardedHours) {
  return {
    asset: `GPU:${hours.gpuClass}`,
    seconds: hours.seconds,
    first_month: hours.firstMonth,
    last_month: hours.lastMonth,
    rate_per_hour: hours.perHour === null ? null : { asset: 'USD', amount: hours.perHour },
    value: { asset: 'USD', amount: worthOf(hours) },
  }
}

/** What the project released. A renewed project's releases stand with each of its awards. */
function outputOf({ kind, title, url, licence, releasedOn, opennessClass }: ReleasedOutput) {
  return { kind, title, url, licence, released_on: releasedOn, openness_class: opennessClass }
}

function hoursWords(hours: AwardedHours): string {
  return `${formatGpuHours(hours.seconds)} GPU-hours of ${hours.name}`
}

/** The standard wants dollars as a JSON number. Two decimals of any amount the lab can have survive the way there and back. */
function decimalOf(amount: Cents): number {
  return Number(`${amount / 100n}.${(amount % 100n).toString().padStart(2, '0')}`)
}

function plannedDates({ hours, endsOn }: PublicAward) {
  const first = hours.map((line) => line.firstMonth).sort()[0]
  const last = hours
    .map((line) => line.lastMonth)
    .sort()
    .at(-1)
  if (!first || !last) return []
  const until = endsOn ? monthEnd(monthOf(new Date(endsOn))) : monthEnd(last)
  const lastSecond = new Date(until.getTime() - 1_000)
  return [{ title: 'Hours can be used', startDate: monthStart(first).toISOString(), endDate: lastSecond.toISOString() }]
}

/** A name as a part of an identifier: the same name is the same recipient. */
function wordOf(name: string): string {
  const word = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return word || 'unnamed'
}
