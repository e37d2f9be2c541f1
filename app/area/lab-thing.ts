import type { Lab } from '#app/domain/world.ts'

/** The lab in schema.org's words, for search engines. */
export function labThing(lab: Pick<Lab, 'name' | 'legalName' | 'ein' | 'address' | 'origin'>) {
  return {
    '@type': ['NGO', 'ResearchOrganization'],
    name: lab.name,
    legalName: lab.legalName,
    taxID: lab.ein,
    address: lab.address,
    url: lab.origin,
    nonprofitStatus: 'https://schema.org/Nonprofit501c3',
  }
}
