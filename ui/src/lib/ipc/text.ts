import { t } from '$lib/i18n'
import type { IpcError } from './errors'

/**
 * What to tell the person about a failure.
 * The core's own sentences are plain and hold nothing private; only where the window knows
 * better what to do next does it use its own.
 */
export function errorText(error: IpcError): string {
  switch (error.code) {
    case 'conflict':
      return t('error-conflict')
    case 'disk-full':
      return t('error-disk-full')
    case 'internal':
    case 'unknown-command':
      return t('error-internal')
    default:
      return error.message
  }
}
