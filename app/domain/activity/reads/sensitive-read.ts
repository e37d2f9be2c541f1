/**
 * What is written down when somebody reads it (docs/decisions/0049): what decides over people, names whom few may know, or leaves the
 * portal as a file. `kept-from` was asked for and not answered, because a conflict stands against it.
 */
export const readKinds = [
  'reviews',
  'reviewer-names',
  'conflict-reasons',
  'panel',
  'sealed-paper',
  'donor',
  'anonymous-giver',
  'export',
  'kept-from',
] as const
export type ReadKind = (typeof readKinds)[number]

export const readWords: Record<ReadKind, string> = {
  reviews: 'Reviews of an application',
  'reviewer-names': 'Who reviews',
  'conflict-reasons': 'Why there is a conflict',
  panel: 'Panel of a call',
  'sealed-paper': 'Application as it was sent',
  donor: 'Record of a donor',
  'anonymous-giver': 'Who gave anonymously',
  export: 'File taken along',
  'kept-from': 'Asked for, kept back by a conflict',
}

export type AlarmReason = 'unusually-many' | 'kept-from'

export const alarmWords: Record<AlarmReason, string> = {
  'unusually-many': 'read unusually many things within an hour',
  'kept-from': 'asked for what a conflict keeps from them',
}

/** So many different things within an hour raise an alarm: about one a minute, which nobody reads who means to read them. */
export const unusuallyMany = 60

/** A file holds many things at once: five different ones within an hour raise an alarm. */
export const weightOfFile = 12

/** How long an alarm waits in the inbox. It stays in the list of reads. */
export const daysOfAlarm = 7

export function isReadKind(text: string | undefined): text is ReadKind {
  return readKinds.some((kind) => kind === text)
}
