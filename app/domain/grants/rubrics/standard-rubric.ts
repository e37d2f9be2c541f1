import type { Criterion } from './rubric.ts'

/** By what a new call is reviewed until its officers write something else. */
export const standardCriteria: Criterion[] = [
  {
    name: 'merit',
    title: 'Scientific merit',
    asks: 'Would the answer matter, and is the way to it sound?',
    weight: 25,
    levels: ['known already, or flawed', '', 'solid, of use to its field', '', 'changes what others will do'],
  },
  {
    name: 'openness',
    title: 'Openness',
    asks: 'How much can anyone study, repeat and build on?',
    weight: 25,
    levels: ['weights at best', '', 'weights, code, described data', '', 'everything, checkpoints and failures too'],
  },
  {
    name: 'feasibility',
    title: 'Feasibility',
    asks: 'Can this team do this in this time?',
    weight: 25,
    levels: ['nothing of it has been tried', '', 'done at smaller size', '', 'ready to start tomorrow'],
  },
  {
    name: 'need',
    title: 'Need and fit of the hours',
    asks: 'Do the hours follow from the plan, in the right GPU class?',
    weight: 25,
    levels: ['a guess, or not needed here', '', 'plausible, could be tighter', '', 'every run accounted for'],
  },
]
