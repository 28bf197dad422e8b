import { dayOfYear, weekday, type IsoDate } from '$lib/format/dates'
import { t } from '$lib/i18n'

/** How often something comes, in the few ways that managers ask for. */
export interface Repetition {
  /** An RFC 5545 rule; empty for once. */
  rule: string
  label: string
}

const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** What can be chosen for something that comes first on a day: all of it follows from that day. */
export function repetitions(on: IsoDate): Repetition[] {
  const date = new Date(`${on}T12:00:00`)
  const name = weekday(on)
  const code = days[date.getDay()] ?? 'MO'
  const day = date.getDate()
  const lastDay = new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()
  const nth = Math.ceil(day / 7)
  return [
    { rule: '', label: t('reminder-once') },
    { rule: 'FREQ=DAILY', label: t('reminder-daily') },
    { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', label: t('reminder-workdays') },
    { rule: `FREQ=WEEKLY;BYDAY=${code}`, label: t('reminder-weekly', { weekday: name }) },
    {
      rule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${code}`,
      label: t('reminder-fortnightly', { weekday: name }),
    },
    // The 29th to 31st do not come in every month.
    ...(day <= 28
      ? [{ rule: `FREQ=MONTHLY;BYMONTHDAY=${day}`, label: t('reminder-monthly', { day }) }]
      : []),
    ...(day === lastDay
      ? [{ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', label: t('reminder-last-day') }]
      : []),
    // Nor does a fifth Thursday.
    ...(nth <= 4
      ? [
          {
            rule: `FREQ=MONTHLY;BYDAY=${nth}${code}`,
            label: t('reminder-nth', { nth, weekday: name }),
          },
        ]
      : []),
    ...(day + 7 > lastDay
      ? [{ rule: `FREQ=MONTHLY;BYDAY=-1${code}`, label: t('reminder-last', { weekday: name }) }]
      : []),
    ...(day === 29 && date.getMonth() === 1
      ? []
      : [
          {
            rule: `FREQ=YEARLY;BYMONTH=${date.getMonth() + 1};BYMONTHDAY=${day}`,
            label: t('reminder-yearly', { date: dayOfYear(on) }),
          },
        ]),
  ]
}
