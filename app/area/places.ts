import type { Person } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { mayOpen } from '#app/policy-table.ts'
import type { AreaLink } from './area.ts'

type Place = AreaLink & { route: string }

const publicPlaces: readonly Place[] = [
  { label: 'Impact', to: paths.impact(), route: '_public.impact._index' },
  { label: 'Projects', to: paths.projects(), route: '_public.projects._index' },
  { label: 'Models', to: paths.models(), route: '_public.models._index' },
  { label: 'Calls', to: paths.calls(), route: '_public.calls._index' },
  { label: 'Backers', to: paths.backers(), route: '_public.backers' },
]

const ownPlaces: readonly Place[] = [
  { label: 'My giving', to: paths.backer.home(), route: 'backer._index' },
  { label: 'My research', to: paths.research.home(), route: 'research._index' },
  { label: 'My reviews', to: paths.review.home(), route: 'review._index' },
  { label: 'Staff pages', to: paths.admin.home(), route: 'admin._index' },
  { label: 'API tokens', to: paths.research.tokens(), route: 'research.tokens' },
  { label: 'Account', to: paths.account(), route: 'account._index' },
]

const staffPlaces: readonly { title: string; links: readonly Place[] }[] = [
  { title: 'Today', links: [{ label: 'Inbox', to: paths.admin.home(), route: 'admin._index' }] },
  {
    title: 'Giving',
    links: [
      { label: 'Gifts', to: paths.admin.gifts(), route: 'admin.gifts._index' },
      { label: 'Pledges', to: paths.admin.pledges(), route: 'admin.pledges._index' },
      { label: 'Recurring', to: paths.admin.recurring(), route: 'admin.recurring._index' },
      { label: 'Disputes', to: paths.admin.disputes(), route: 'admin.disputes._index' },
      { label: 'Guarding', to: paths.admin.guarding(), route: 'admin.guarding._index' },
      { label: 'Donors', to: paths.admin.donors(), route: 'admin.donors._index' },
      { label: 'Letters to many', to: paths.admin.mailings(), route: 'admin.mailings._index' },
      { label: 'Year statements', to: paths.admin.statements(), route: 'admin.statements._index' },
      { label: 'Funds', to: paths.admin.funds(), route: 'admin.funds._index' },
      { label: 'Campaigns', to: paths.admin.campaigns(), route: 'admin.campaigns._index' },
      { label: 'Employers', to: paths.admin.employers(), route: 'admin.employers._index' },
      { label: 'Owed in return', to: paths.admin.benefits(), route: 'admin.benefits._index' },
      { label: 'Challenges', to: paths.admin.challenges(), route: 'admin.challenges._index' },
      { label: 'Hours in kind', to: paths.admin.hoursPledges(), route: 'admin.hours._index' },
      { label: 'Backers shown', to: paths.admin.backers(), route: 'admin.backers._index' },
      { label: 'Names in support', to: paths.admin.support(), route: 'admin.support' },
    ],
  },
  {
    title: 'Grants',
    links: [
      { label: 'Calls', to: paths.admin.calls(), route: 'admin.calls._index' },
      { label: 'Applications', to: paths.admin.applications(), route: 'admin.applications._index' },
      { label: 'Projects', to: paths.admin.projects(), route: 'admin.projects._index' },
    ],
  },
  {
    title: 'Compute',
    links: [
      { label: 'Capacity', to: paths.admin.capacity(), route: 'admin.capacity._index' },
      { label: 'Allocations', to: paths.admin.allocations(), route: 'admin.allocations._index' },
      { label: 'Usage', to: paths.admin.usage(), route: 'admin.usage._index' },
    ],
  },
  { title: 'Books', links: [{ label: 'Journal', to: paths.admin.ledger(), route: 'admin.ledger._index' }] },
  {
    title: 'House',
    links: [
      { label: 'People', to: paths.admin.people(), route: 'admin.people._index' },
      { label: 'Activity', to: paths.admin.audit(), route: 'admin.audit' },
      { label: 'Sensitive reads', to: paths.admin.reads(), route: 'admin.reads' },
      { label: 'Stops', to: paths.admin.stops(), route: 'admin.stops._index' },
      { label: 'Jobs', to: paths.admin.jobs(), route: 'admin.jobs' },
    ],
  },
]

/** The pages of the site header; one that is not there yet is not linked. */
export function publicLinks(): AreaLink[] {
  return openTo(null, publicPlaces)
}

/** Where this person may go; asked of the same table the doors are tested against. */
export function ownLinks(person: Person): AreaLink[] {
  return openTo(person, ownPlaces)
}

export function staffGroups(person: Person): { title: string; links: AreaLink[] }[] {
  return staffPlaces
    .map((group) => ({ title: group.title, links: openTo(person, group.links) }))
    .filter((group) => group.links.length > 0)
}

function openTo(person: Person | null, places: readonly Place[]): AreaLink[] {
  return places.filter((place) => mayOpen(person, place.route)).map(({ to, label }) => ({ to, label }))
}

/** What stands at the foot of every page. */
export const footerGroups = [
  {
    title: 'Take part',
    links: [
      { to: paths.give(), label: 'Give' },
      { to: paths.pledge(), label: 'Pledge' },
      { to: paths.support(), label: 'Sign in support' },
      { to: paths.calls(), label: 'Calls for proposals' },
      { to: paths.backers(), label: 'Backers' },
      { to: paths.embed(), label: 'A button for your site' },
    ],
  },
  {
    title: 'Follow the money',
    links: [
      { to: paths.impact(), label: 'Impact' },
      { to: paths.impactLedger(), label: 'Public ledger' },
      { to: paths.impactMethod(), label: 'How we count' },
    ],
  },
  {
    title: 'What came of it',
    links: [
      { to: paths.projects(), label: 'Projects' },
      { to: paths.models(), label: 'What came out' },
    ],
  },
]
