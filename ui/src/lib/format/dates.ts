import { locale, t } from '$lib/i18n'

/** A date as on the wire: `2026-11-19`. */
export type IsoDate = string

let now = (): Date => new Date()

/** Sets the clock, for tests and pictures. */
export function setClock(clock: () => Date): void {
  now = clock
}

/** The present instant. */
export function currentTime(): Date {
  return now()
}

/** Today on this computer. */
export function today(): IsoDate {
  return toIso(now())
}

/** The date of an instant on this computer. */
export function toIso(date: Date): IsoDate {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Noon avoids every change of clocks. */
function atNoon(date: IsoDate): Date {
  return new Date(`${date}T12:00:00`)
}

/** Whole days from one date to another; negative if `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000)
}

/** The date so many days later. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function show(date: IsoDate, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, options).format(atNoon(date)).replace(',', '')
}

/** Only if it is not this one. */
function year(date: IsoDate): Intl.DateTimeFormatOptions {
  return date.slice(0, 4) === today().slice(0, 4) ? {} : { year: 'numeric' }
}

/** `24 Aug`, `24 Aug 2025`. */
export function shortDate(date: IsoDate): string {
  return show(date, { day: 'numeric', month: 'short', ...year(date) })
}

/** `Thu 26 Nov`, `Thu 26 Nov 2026`. */
export function weekdayDate(date: IsoDate): string {
  return show(date, { weekday: 'short', day: 'numeric', month: 'short', ...year(date) })
}

/** `Fri 20`: for the next two weeks, where the month is plain. */
export function weekdayDay(date: IsoDate): string {
  return show(date, { weekday: 'short', day: 'numeric' })
}

/** `Thursday 19 November`, with the year if it is not this one. */
export function longDate(date: IsoDate): string {
  return show(date, { weekday: 'long', day: 'numeric', month: 'long', ...year(date) })
}

/** `Thursday`. */
export function weekday(date: IsoDate): string {
  return show(date, { weekday: 'long' })
}

/** `19 November`, without the year. */
export function dayOfYear(date: IsoDate): string {
  return show(date, { day: 'numeric', month: 'long' })
}

/** `February 2022`. */
export function monthYear(date: IsoDate): string {
  return show(date, { month: 'long', year: 'numeric' })
}

/** `24 Aug`, for where the year is said. */
export function dayMonth(date: IsoDate): string {
  return show(date, { day: 'numeric', month: 'short' })
}

/** `Feb`, for where the year is said. */
export function monthShort(date: IsoDate): string {
  return show(date, { month: 'short' })
}

/** `today`, `tomorrow`, `yesterday`, and otherwise `24 Aug`. */
export function nearDate(date: IsoDate): string {
  const days = daysBetween(today(), date)
  if (days === 0) return t('date-today')
  if (days === 1) return t('date-tomorrow')
  if (days === -1) return t('date-yesterday')
  return shortDate(date)
}

/** `today`, `in 3 days`, `3 days ago`. */
export function relativeDays(date: IsoDate): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    daysBetween(today(), date),
    'day',
  )
}

/** `3 days`. */
export function days(count: number): string {
  return t('date-days', { count })
}

/** `09:14` on this computer. */
export function time(instant: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  )
}

/** `Yesterday 17:42`, `Tuesday 08:15` within a week, and otherwise `24 Aug 08:15`. */
export function moment(instant: string): string {
  return capital(momentWithin(instant))
}

/** The same inside of a sentence: `yesterday 17:42`. */
export function momentWithin(instant: string): string {
  const date = toIso(new Date(instant))
  const ago = daysBetween(date, today())
  const day =
    ago === 0 || ago === 1
      ? nearDate(date)
      : ago > 1 && ago < 7
        ? show(date, { weekday: 'long' })
        : shortDate(date)
  return `${day} ${time(instant)}`
}

/** `19–24 Nov`, `28 Nov – 2 Dec`. */
export function range(from: IsoDate, to: IsoDate): string {
  const [start, end] = [shortDate(from), shortDate(to)]
  if (from === to) return end
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  return sameMonth ? `${show(from, { day: 'numeric' })}–${end}` : `${start} – ${end}`
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase(locale) + word.slice(1)
}
