export type HoursProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  promised: string
  delivered: string
  hasDelivered: boolean
  window: string
  end: { words: string; reason: string } | null
  hoursUrl: string
}

export const Example: HoursProps = {
  labName: 'ATOM Lab',
  legalName: 'ATOM Open Models Laboratory, Inc.',
  address: '1 Demonstration Way, Boston, MA 02110, USA',
  contact: 'hello@atom.test',
  giver: 'Tessera Labs',
  promised: '24,000 GPU-h (B200)',
  delivered: '8,000 GPU-h (B200)',
  hasDelivered: true,
  window: 'September 2026 to February 2027',
  end: null,
  hoursUrl: 'https://atom.test/backer/hours/hpl_1',
}
