import type { FormSection } from './form.ts'

/** What a new call asks until its officers write something else. */
export const standardSections: FormSection[] = [
  {
    name: 'project',
    title: 'The project',
    lead: 'What it is, in words that anyone can follow. If hours are granted, the title and summary become public.',
    questions: [
      {
        name: 'title',
        label: 'Title',
        kind: 'line',
        limit: 150,
        hint: 'Start with a short name: “Lantern: a model with a complete training record”.',
      },
      { name: 'institution', label: 'Institution', kind: 'line', limit: 150 },
      { name: 'field', label: 'Field', kind: 'line', limit: 80, hint: 'For example: hydrology, speech recognition.' },
      { name: 'summary', label: 'Summary in plain words', kind: 'text', limit: 200 },
    ],
  },
  {
    name: 'science',
    title: 'The science',
    lead: 'For reviewers from neighbouring fields.',
    questions: [
      { name: 'question', label: 'What is the question, and what is known?', kind: 'text', limit: 500 },
      { name: 'approach', label: 'How will you answer it?', kind: 'text', limit: 700 },
      { name: 'outcome', label: 'How will anyone see that it worked?', kind: 'text', limit: 300 },
    ],
  },
  {
    name: 'compute',
    title: 'GPU-hours',
    lead: 'What you ask for in each GPU class, and the least with which the work is still worth doing.',
    part: 'request',
    questions: [
      {
        name: 'estimate',
        label: 'How did you arrive at these hours?',
        kind: 'text',
        limit: 400,
        hint: 'Runs, GPUs per run, hours per run. Say what a smaller grant would leave out.',
      },
      {
        name: 'readiness',
        label: 'Is the code ready to run at this size?',
        kind: 'text',
        limit: 300,
        hint: 'The largest run so far; whether a run can stop and go on from a checkpoint.',
      },
    ],
  },
  {
    name: 'team',
    title: 'The team',
    lead: 'Who does the work. Being named here lets nobody in: whoever should read, write or send this application is invited under “Who works on it”.',
    part: 'team',
    questions: [{ name: 'experience', label: 'What has the team done before?', kind: 'text', limit: 300 }],
  },
  {
    name: 'openness',
    title: 'What will be open',
    lead: 'Everything we fund is released. Say what, when, and under which licence.',
    questions: [
      { name: 'releases', label: 'What will you release, and when?', kind: 'text', limit: 300 },
      {
        name: 'licence',
        label: 'Licence of the weights and code',
        kind: 'line',
        limit: 60,
        hint: 'An SPDX identifier, such as Apache-2.0.',
      },
      {
        name: 'openness',
        label: 'Openness of the release',
        kind: 'choice',
        limit: 1,
        choices: [
          {
            value: '1',
            label: 'Class I, open science',
            hint: 'Weights, code, data, intermediate checkpoints and the paper. What we expect.',
          },
          {
            value: '2',
            label: 'Class II, open tooling',
            hint: 'Weights and all code; the data described but not released.',
          },
          {
            value: '3',
            label: 'Class III, open model',
            hint: 'Weights and documentation only. Say why under exceptions.',
          },
        ],
      },
      { name: 'exceptions', label: 'What cannot be released, and why?', kind: 'text', limit: 200, isOptional: true },
    ],
  },
  {
    name: 'attachment',
    title: 'Attachment',
    lead: 'One PDF of up to 10 MB, for figures and references. Nobody is asked to send one.',
    part: 'attachment',
    questions: [],
  },
]
