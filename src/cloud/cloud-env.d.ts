/** Set by the build from `SHIFU_ENV_ID`: the CloudBase environment that the mini-program opens. Empty: the first one of its account. */
declare const CLOUD_ENV_ID: string
