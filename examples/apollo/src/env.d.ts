interface ImportMetaEnv {
  readonly LC_ENDPOINT?: string
}
