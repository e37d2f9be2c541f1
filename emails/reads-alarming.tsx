import { Go, LetterFrame, Words } from './parts/letter-frame.tsx'

type ReadsAlarmingProps = { who: string; what: string; url: string; lab: { name: string; address: string } }

export function subject({ who }: ReadsAlarmingProps): string {
  return `Unusual reads by ${who}`
}

/** To auditors and administrators, when somebody reads what looks wrong. */
export default function ReadsAlarming(props: ReadsAlarmingProps) {
  return (
    <LetterFrame preview={subject(props)} title="Unusual reads" from={props.lab}>
      <Words>
        {props.who} {props.what}. This may be work, or an account in other hands. Look at what was read, and ask.
      </Words>
      <Words>
        What was read: <Go to={props.url}>{props.url}</Go>
      </Words>
    </LetterFrame>
  )
}

export const Example: ReadsAlarmingProps = {
  who: 'June Park',
  what: 'read unusually many things within an hour',
  url: 'https://portal.example.org/admin/reads?by=psn_01',
  lab: { name: 'ATOM Lab', address: '1 Demonstration Way, Boston, MA 02110, USA' },
}
