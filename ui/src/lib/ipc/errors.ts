import type { ApiError } from './bindings/ApiError'
import type { ErrorCode } from './bindings/ErrorCode'

/** What the core answers when it refuses: a closed code, one or two plain sentences, and the field. */
export class IpcError extends Error {
  override readonly name = 'IpcError'

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** The path of the field that is meant, as on the wire: `tasks[0].dueOn`. */
    readonly field?: string,
  ) {
    super(message)
  }

  /** Wraps whatever a call was rejected with. Anything that is not of our shape is a fault of the core. */
  static from(reason: unknown): IpcError {
    if (reason instanceof IpcError) return reason
    if (isApiError(reason)) return new IpcError(reason.code, reason.message, reason.field)
    return new IpcError('internal', 'The core gave an answer that the window does not understand.')
  }
}

function isApiError(reason: unknown): reason is ApiError {
  return (
    typeof reason === 'object' &&
    reason !== null &&
    typeof (reason as ApiError).code === 'string' &&
    typeof (reason as ApiError).message === 'string'
  )
}
