import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf, type Person, portal, type Role } from '#app/domain/people/person.ts'
import { isRole, policyTable } from '#app/policy-table.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { donors } from '#db/schema/giving.ts'
import { calls, projects } from '#db/schema/grants.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { receipts } from '#db/schema/receipts.ts'
import { type Cast, cast } from './cast.ts'
import { givenCoApplicant } from './given/co-applicants.ts'
import { givenSupply, importText } from './given/compute.ts'
import { givenCampaign, givenFund, givenGift } from './given/giving.ts'
import { givenChecked } from './given/giving-imports.ts'
import {
  givenAssignment,
  givenAward,
  givenDecided,
  givenDraft,
  givenInReview,
  givenReleased,
  made,
} from './given/grants.ts'
import { givenModel } from './given/openness.ts'
import { givenLink } from './given/people.ts'
import { owedReport } from './given/reports.ts'
import { addressOf, type Place } from './routes.ts'
import type { TestWorld } from './world.ts'

/** One of everything, so that every door of the portal has something behind it. */
export type Story = { people: Cast; ids: Record<string, string> }

/** Tells it through the verbs; the world needs payments. */
export async function givenStory(world: TestWorld): Promise<Story> {
  const people = await cast(world)
  const { projectId } = await givenAward(world, people)
  const offered = await givenDecided(world, people, { lead: people.ada })
  const [call] = await world.db.select().from(calls)
  const callId = call?.id ?? 'cal_none'
  await givenReleased(world, people, callId)
  const inReview = await givenInReview(world, people)
  const [project] = await world.db.select().from(projects)
  const given = await givenMoneyAndHours(world, people, projectId)
  const draft = await givenDraft(world, people.grace)
  const coApplicantId = await givenCoApplicant(world, {
    lead: people.grace,
    applicationId: draft,
    who: people.lin,
    right: 'edit',
  })
  const outputId = await givenModel(world, people, projectId)
  const token = { email: people.grace.email, name: 'Script', scopes: ['allocations:read'], days: 30 }
  return {
    people,
    ids: {
      ...given,
      projectId,
      outputId,
      reportId: (await owedReport(world, projectId)).id,
      slug: project?.slug ?? '',
      offered,
      inReview,
      draft,
      coApplicantId,
      assignment: await givenAssignment(world, people, inReview),
      callId,
      call: 'open-models-2026',
      personId: people.ines.id,
      tokenId: made(await issueToken(world, portal('test'), token)).id,
      token: await givenLink(world, people.ada.email),
      jobId: '1',
      letterId: 'ltr_none',
      section: 'compute',
    },
  }
}

async function givenMoneyAndHours(world: TestWorld, people: Cast, projectId: `prj_${string}`) {
  const fundId = await givenFund(world, { slug: 'compute' })
  const campaignId = await givenCampaign(world, { fundId, slug: 'spring' })
  const giftId = await givenGift(world, {
    fundId,
    campaignId,
    giverEmail: people.ada.email,
    actor: actorOf(people.ada),
  })
  await givenSupply(world, people.ravi, 100)
  const months = [{ month: '2026-03' as Month, seconds: gpuHours(10) }]
  const hours = { projectId, gpuClass: 'h100', months }
  const { allocationId } = made(await allocateHours(world, actorOf(people.ravi), hours))
  const { answer } = await importText(world, people.ravi, unknownRun)
  const givingImportId = await givenChecked(world, people.mina, { kind: 'gifts', text: oneGift, choices: { fundId } })
  const [donor] = await world.db.select().from(donors)
  const [receipt] = await world.db.select().from(receipts)
  const [entry] = await world.db.select().from(journalEntries)
  return {
    fundId,
    campaignId,
    campaign: 'spring',
    giftId,
    allocationId,
    importId: answer.import,
    givingImportId,
    donorId: donor?.id ?? '',
    number: receipt?.number ?? '',
    entryId: entry?.id ?? '',
  }
}

const oneGift = 'Name,Date,Amount\nMary Somerville,2019-11-30,100\nNobody,,\n'

const unknownRun = `Cluster|JobIDRaw|JobID|Account|State|Submit|Start|End|ElapsedRaw|AllocTRES
c|1|1|nobody_knows|COMPLETED|2026-03-01T00:00:00|2026-03-01T00:00:00|2026-03-01T01:00:00|3600|gres/gpu:h100=2
`

/** Who stands before a place: somebody whom the policy table lets act there, or nobody for the open ones. */
export function personFor({ people }: Story, { route }: Place): Person | null {
  const row = policyTable.find((one) => one.route === route)
  const who = row?.writes ?? row?.who ?? []
  if (route === 'research.applications.$applicationId.accept') return people.ada
  if (route === 'research.invitations.$coApplicantId') return people.lin
  if (who.includes('signed-in')) return route.startsWith('research') ? people.grace : people.ada
  const role = who.find(isRole)
  return role ? people[holders[role]] : null
}

const holders: Record<Role, keyof Cast> = {
  reviewer: 'kofi',
  programme_officer: 'june',
  compute_officer: 'ravi',
  finance_officer: 'mina',
  fundraiser: 'fay',
  auditor: 'otto',
  administrator: 'rosa',
}

/** The address of a place with the story's own ids in it. */
export function addressIn({ ids }: Story, { route, pattern }: Place): string {
  return addressOf(pattern, (name) => {
    if (name === 'slug') return (route.includes('project') ? ids.slug : ids.call) ?? ''
    if (name !== 'applicationId') return ids[name] ?? 'nothing'
    if (route.endsWith('.accept')) return ids.offered ?? ''
    return (route.startsWith('admin') ? ids.inReview : ids.draft) ?? ''
  })
}
