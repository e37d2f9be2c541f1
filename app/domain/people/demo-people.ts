/** Who the demonstration offers on the sign-in page, and what each comes to do. Addresses are theirs at demo.test. */
export const demoPeople = [
  { email: 'ada@demo.test', name: 'Ada', part: 'the donor', comesTo: 'gives, and follows what her gift became' },
  { email: 'grace@demo.test', name: 'Grace', part: 'the researcher', comesTo: 'applies, and uses her GPU-hours' },
  { email: 'kofi@demo.test', name: 'Kofi', part: 'the reviewer', comesTo: 'reads and scores proposals' },
  {
    email: 'june@demo.test',
    name: 'June',
    part: 'the programme officer',
    comesTo: 'screens, ranks and releases decisions',
  },
  { email: 'ravi@demo.test', name: 'Ravi', part: 'the compute officer', comesTo: 'plans hours and imports usage' },
  {
    email: 'mina@demo.test',
    name: 'Mina',
    part: 'the finance officer',
    comesTo: 'keeps gifts, receipts and the books',
  },
  { email: 'otto@demo.test', name: 'Otto', part: 'the auditor', comesTo: 'reads everything and changes nothing' },
  { email: 'rosa@demo.test', name: 'Rosa', part: 'the administrator', comesTo: 'looks after people and roles' },
] as const
