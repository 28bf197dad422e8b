import { currentTime } from '$lib/format/dates'
import type { ClockTime } from '$lib/format/times'
import type { IconName } from '$lib/ui/icons'

/** A time at which something may come again. */
export interface SnoozeTime {
  /** Names its message. */
  key: 'hour' | 'evening' | 'tomorrow' | 'monday' | 'week'
  icon: IconName
  until: Date
}

const evening = '17:00'

/** The instant of a wall time so many days from now on this computer. */
export function wallTime(days: number, clock: ClockTime): Date {
  const now = currentTime()
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hours, minutes)
}

/**
 * Real times to choose from; only those that are ahead and differ from each other.
 *
 * @param morning - when reminders without a time come
 */
export function snoozeTimes(morning: ClockTime): SnoozeTime[] {
  const now = currentTime()
  const hour = new Date(now.getTime() + 3_600_000)
  hour.setSeconds(0, 0)
  const thisEvening = wallTime(0, evening)
  const toMonday = (8 - now.getDay()) % 7 || 7
  return [
    { key: 'hour', icon: 'alarm-clock', until: hour },
    // An evening that is nearly here is the same as "in an hour".
    ...(thisEvening.getTime() - hour.getTime() > 1_800_000
      ? [{ key: 'evening', icon: 'sunset', until: thisEvening } as const]
      : []),
    { key: 'tomorrow', icon: 'sunrise', until: wallTime(1, morning) },
    ...(toMonday > 1
      ? [{ key: 'monday', icon: 'calendar-arrow-up', until: wallTime(toMonday, morning) } as const]
      : []),
    { key: 'week', icon: 'calendar', until: wallTime(7, morning) },
  ].filter(
    (time, index, all) =>
      all.findIndex((other) => other.until.getTime() === time.until.getTime()) === index,
  ) as SnoozeTime[]
}
