import { Link } from '@react-email/components'
import { Figure, LetterFrame, Words } from './parts/letter-frame.tsx'

type AllocationOpenedProps = {
  leadName: string
  projectTitle: string
  gpuClass: string
  hours: string
  months: { month: string; hours: string }[]
  slurmAccount: string | null
  allocationUrl: string
  lab: { name: string; address: string }
}

export function subject({ hours, gpuClass, projectTitle }: AllocationOpenedProps): string {
  return `${hours} GPU-h (${gpuClass}) for ${projectTitle}`
}

/** Tells a project's lead that hours are there, in which months, and how to use them. */
export default function AllocationOpened(props: AllocationOpenedProps) {
  return (
    <LetterFrame preview={subject(props)} title="Your hours are open" from={props.lab}>
      <Words>Dear {props.leadName},</Words>
      <Words>the lab has set aside for {props.projectTitle}:</Words>
      <Figure>
        {props.hours} GPU-h ({props.gpuClass})
      </Figure>
      {props.months.map(({ month, hours }) => (
        <Words key={month}>
          {month}: {hours} GPU-h
        </Words>
      ))}
      <Words>
        {props.slurmAccount
          ? `Submit your jobs under the Slurm account ${props.slurmAccount}; only runs under it are charged to you.`
          : 'The lab will tell you the Slurm account to submit your jobs under before they can be charged.'}
      </Words>
      <Words>
        What is used, what is left and when it runs out stands at{' '}
        <Link href={props.allocationUrl}>{props.allocationUrl}</Link>. If you cannot use all of it, tell us early:
        others wait.
      </Words>
    </LetterFrame>
  )
}

export const Example: AllocationOpenedProps = {
  leadName: 'Grace Hopper',
  projectTitle: 'Lantern: a 7B model',
  gpuClass: 'H100',
  hours: '420,000',
  months: [
    { month: 'May 2026', hours: '210,000' },
    { month: 'June 2026', hours: '210,000' },
  ],
  slurmAccount: 'atom_g17',
  allocationUrl: 'https://portal.example.org/research/allocations/alo_01JZ0000000000000000000000',
  lab: { name: 'ATOM Open Models Laboratory, Inc.', address: '1 Main Street, Boston, MA 02110, USA' },
}
