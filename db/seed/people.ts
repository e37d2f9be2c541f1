/** The people of the story. The first eleven are the demo people who can sign in with one click. */
export const demoPeople = [
  { key: 'ada', name: 'Ada Lovelace', words: 'the donor', roles: [] },
  { key: 'grace', name: 'Grace Hopper', words: 'the researcher', roles: [] },
  { key: 'kofi', name: 'Kofi Mensah', words: 'the reviewer', roles: ['reviewer'] },
  { key: 'june', name: 'June Park', words: 'the programme officer', roles: ['programme_officer'] },
  { key: 'ravi', name: 'Ravi Iyer', words: 'the compute officer', roles: ['compute_officer'] },
  { key: 'mina', name: 'Mina Sato', words: 'the finance officer', roles: ['finance_officer'] },
  { key: 'otto', name: 'Otto Weiss', words: 'the auditor', roles: ['auditor'] },
  { key: 'rosa', name: 'Rosa Alvarez', words: 'the administrator', roles: ['administrator'] },
] as const

/** Others the story needs: a fundraiser, reviewers, and the researchers who lead the other applications. */
export const otherPeople = [
  { key: 'fay', name: 'Fay Brooks', roles: ['fundraiser'] },
  { key: 'leila', name: 'Leila Nasser', roles: ['programme_officer'] },
  { key: 'ines', name: 'Ines Duarte', roles: ['reviewer'] },
  { key: 'tomas', name: 'Tomas Lindqvist', roles: ['reviewer'] },
  { key: 'nadia', name: 'Nadia Benali', roles: ['reviewer'] },
  { key: 'paul', name: 'Paul Eriksen', roles: ['reviewer'] },
  { key: 'yuki', name: 'Yuki Tanabe', roles: ['reviewer'] },
  { key: 'samuel', name: 'Samuel Adeyemi', roles: ['reviewer'] },
  { key: 'lin', name: 'Lin Chen', roles: [] },
  { key: 'amara', name: 'Amara Okafor', roles: [] },
  { key: 'jonas', name: 'Jonas Keller', roles: [] },
  { key: 'priya', name: 'Priya Raman', roles: [] },
  { key: 'mateo', name: 'Mateo Rivera', roles: [] },
  { key: 'sofia', name: 'Sofia Rossi', roles: [] },
  { key: 'daniel', name: 'Daniel Osei', roles: [] },
  { key: 'hana', name: 'Hana Kim', roles: [] },
  { key: 'omar', name: 'Omar Haddad', roles: [] },
  { key: 'elena', name: 'Elena Petrova', roles: [] },
  { key: 'wanjiru', name: 'Wanjiru Kamau', roles: [] },
  { key: 'noah', name: 'Noah Whitaker', roles: [] },
] as const

export type StoryPerson = (typeof demoPeople)[number]['key'] | (typeof otherPeople)[number]['key']

export const storyEmail = (key: StoryPerson) => `${key}@demo.test`
