/**
 * A refusal that the platform itself would give. The wire protocol answers it as `{code, message, requestId}`;
 * everything else that is thrown is a bug of the local cloud and is answered as SYS_ERR.
 */
export class CloudError extends Error {
  constructor(
    readonly code: CloudErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

/** Codes of docs.cloudbase.net/error-code that this cloud answers with. */
export type CloudErrorCode =
  | 'INVALID_PARAM'
  | 'INVALID_ACTION'
  | 'PERMISSION_DENIED'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  | 'SYS_ERR'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'

export function invalidParam(message: string): CloudError {
  return new CloudError('INVALID_PARAM', message)
}
