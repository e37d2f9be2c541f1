declare module '@remix-run/node' {
  // Single fetch carries bigint and Date from loaders to components with their types.
  interface Future {
    v3_singleFetch: true
  }
}

export {}
