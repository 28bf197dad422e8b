import type { ExpectationId } from '../bindings/ExpectationId'
import type { ExpectationText } from '../bindings/ExpectationText'
import { sampleId } from './sample'

const id = (number: number) => sampleId(2, number) as ExpectationId

const visits = (within: string): ExpectationText => ({
  title: `Visit reports within ${within} working days`,
  what: `Tomás files the report of every customer visit in the service system within ${within} working days of that visit. A report is complete when it holds the readings, the parts used and the name of the contact.`,
  why: 'A calibration certificate cannot go out without the report. From July to September customers waited nine working days for theirs, and Yuki wrote 41 reminders.',
  measure: {
    text: 'Visits reported in time, counted by Yuki',
    baseline: '61',
    target: '95',
    unit: '%',
  },
  achievable: [
    'Form training given on 3 September.',
    'Friday 14:00–15:00 is free of visits.',
    'He may decline an extra visit while two reports are open.',
  ],
  relevant: 'Team goal: certificate at the customer within five working days',
  startsOn: '2026-11-20',
  deadline: '2027-01-29',
  reviews: ['2026-12-04', '2027-01-08', '2027-01-29'],
  reward: {
    what: 'Two days at the spring instrument course in Utrecht.',
    when: 'booked by 12 February',
    decidedBy: 'Marit, after the closing review',
  },
  consequence: {
    what: 'Below 90 % on 8 January, reports are finished on site quickly before the next visit.',
    from: '11 January 2027',
    firstStep: 'A talk within three working days of the review',
  },
  exceptions: 'Visits that end after 18:00.',
  ownWords:
    'I write it where I measured it. If the form is on the tablet, the report is done when I close my bag.',
  confidence: 4,
  worry: 'If the tablet comes late, the first review tests me and not him.',
  tasks: [
    { text: 'Clear the seven open reports from October', dueOn: '2026-11-24' },
    {
      text: 'Agree a one-page short form for routine visits',
      dueOn: '2026-12-02',
      helpers: 'Yuki',
    },
    {
      text: 'Finish the report before leaving site, three visits',
      dueOn: '2026-12-04',
      resultRequired: true,
    },
    { text: 'Show the short form at the team meeting', dueOn: '2026-12-17' },
  ],
  promises: [
    { text: 'Tablet with the report form', dueOn: '2026-11-27' },
    { text: 'Friday 14:00–15:00 kept free', dueOn: '2026-11-20', dueWords: 'from' },
  ],
})

/** Texts of the sample expectations; those that are not here have a title only. */
export const sampleTexts: ReadonlyMap<ExpectationId, ExpectationText> = new Map([
  [id(44), visits('two')],
  [id(41), { ...visits('five'), tasks: [], promises: [] }],
])
