import { locale } from '$lib/i18n'

/** `812 kB`, `6.4 MB`: how large a file is, in the unit that says it best. */
export function fileSize(bytes: number): string {
  if (bytes >= 1_000_000) return megabytes(bytes)
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  })
  return format.format(Math.max(Math.round(bytes / 1000), 1))
}

/** `6.4 MB`, `6.0 MB`, `412 MB`: how much room a file takes, in millions of bytes as file managers count. */
export function megabytes(bytes: number): string {
  const digits = bytes < 100_000_000 ? 1 : 0
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'megabyte',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return format.format(bytes === 0 ? 0 : Math.max(bytes / 1_000_000, 0.1))
}
