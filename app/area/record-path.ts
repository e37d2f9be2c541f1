import { paths } from '#app/paths.ts'

const pages: Record<string, (id: string) => string> = {
  app: paths.admin.application,
  prj: paths.admin.project,
  alo: paths.admin.allocation,
  cal: paths.admin.call,
  dnr: paths.admin.donor,
  mlg: paths.admin.mailing,
  gft: paths.admin.gift,
  dsp: paths.admin.dispute,
  plg: paths.admin.pledge,
  fnd: paths.admin.fund,
  cmp: paths.admin.campaign,
  chl: paths.admin.challenge,
  hpl: paths.admin.hoursPledge,
  imp: paths.admin.usageImport,
  ent: paths.admin.ledgerEntry,
  psn: paths.admin.person,
}

/** The staff page of the record an id names; null where it has none. The page itself decides who may open it. */
export function recordPath(id: string): string | null {
  return pages[id.slice(0, 3)]?.(id) ?? null
}
