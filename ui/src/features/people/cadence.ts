import { weekday, type IsoDate } from '$lib/format/dates'
import { t } from '$lib/i18n'

const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** A rhythm of talks: an RFC 5545 rule, or the empty text for talks as needed. */
export interface Rhythm {
  rule: string
  label: string
}

/** The rhythms that can be chosen for a first talk on a day: all of it follows from that day. */
export function rhythms(on: IsoDate): Rhythm[] {
  const date = new Date(`${on}T12:00:00`)
  const code = days[date.getDay()] ?? 'MO'
  const name = weekday(on)
  const nth = Math.ceil(date.getDate() / 7)
  const lastDay = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()
  return [
    { rule: `FREQ=WEEKLY;BYDAY=${code}`, label: t('cadence-weekly', { weekday: name }) },
    ...[2, 3, 4].map((weeks) => ({
      rule: `FREQ=WEEKLY;INTERVAL=${weeks};BYDAY=${code}`,
      label: t('cadence-weeks', { weeks, weekday: name }),
    })),
    // A fifth Thursday does not come in every month.
    ...(nth <= 4
      ? [
          {
            rule: `FREQ=MONTHLY;BYDAY=${nth}${code}`,
            label: t('cadence-monthly', { nth, weekday: name }),
          },
        ]
      : []),
    ...(date.getDate() + 7 > lastDay
      ? [{ rule: `FREQ=MONTHLY;BYDAY=-1${code}`, label: t('cadence-last', { weekday: name }) }]
      : []),
    { rule: '', label: t('cadence-as-needed') },
  ]
}

/** What stays of a rhythm when the first talk moves to another day: every two weeks stays every two weeks. */
export function sameRhythm(rule: string, on: IsoDate): string {
  const kind = (text: string) =>
    text.replace(/BYDAY=(-?)\d?[A-Z]{2}/, (_, last: string) => `BYDAY=${last}`)
  return rhythms(on).find((rhythm) => kind(rhythm.rule) === kind(rule))?.rule ?? rule
}
