/** Who signed in support in the story, how many weeks ago, and what staff made of it; left out while it waits. */
export type StorySignature = {
  name: string
  affiliation?: string
  words?: string
  weeks: number
  became?: 'show' | 'show-first' | 'decline' | 'unconfirmed'
}

export const storySignatures: readonly StorySignature[] = [
  {
    name: 'Professor Amara Okonkwo',
    affiliation: 'Chair of Computer Science, Lakeshore University',
    words: 'My students learn from models they can open. There are too few of those.',
    weeks: 22,
    became: 'show-first',
  },
  {
    name: 'The Association of Public Research Libraries',
    words: 'What is paid for by the public should be readable by the public, weights included.',
    weeks: 21,
    became: 'show-first',
  },
  { name: 'Rui Almeida', affiliation: 'Teacher, Porto', weeks: 20, became: 'show' },
  {
    name: 'Dr Helen Marsh',
    affiliation: 'Institute for Regional Climate',
    words: 'We forecast floods with a model we could take apart, and found the fault in it.',
    weeks: 18,
    became: 'show',
  },
  { name: 'Quickcoin Promotions', words: 'The best returns on GPUs, ask us.', weeks: 17, became: 'decline' },
  { name: 'Yara Benali', affiliation: 'Independent', weeks: 15, became: 'show' },
  {
    name: 'Grace Adeyemi',
    affiliation: 'Nurse, Leeds',
    words: 'I want to know what it was trained on before it advises my patients.',
    weeks: 12,
    became: 'show',
  },
  { name: 'Nils Ek', affiliation: 'Tidewater Analytics', weeks: 9, became: 'show' },
  {
    name: 'Professor Kwame Boateng',
    affiliation: 'Director, Centre for African Languages',
    words: 'Forty languages of my continent were in no closed model. They are in this one.',
    weeks: 6,
    became: 'show-first',
  },
  { name: 'Somebody Else', weeks: 3, became: 'unconfirmed' },
  { name: 'Marta Wiśniewska', affiliation: 'Student, Kraków', weeks: 1 },
  { name: '李 婉清', affiliation: 'Tsinghua University', words: '开放的模型，大家的模型。', weeks: 0 },
]
